'''signal.signal(signal.SIGTERM, sys.exit) is what somebody tried first.'''
import asyncio, signal, kiln
# loop.add_signal_handler
async def fire ( e ) :
  for d in kiln . CURVE :
    await ( kiln.heat_to ) ( d ) ; print ( '%d degrees' % d )   # a step
    try : await asyncio.wait_for ( e.wait ( ) , timeout = kiln.SOAK ) ; return
    except ( TimeoutError ) : continue   # nobody came
async def main ( ) :
  e = asyncio.Event ( ) ; l = asyncio.get_running_loop ( )
  [ l.add_signal_handler ( n , lambda : e.set ( ) ) for n in ( 2 , 15 ) ]
  await kiln.open_gas ( )
  try : await fire ( e )
  finally : await kiln . close_gas ( )   # whatever comes
if __name__ == '__main__' : asyncio.run ( main ( ) ) ; print ( kiln.report ( ) )
