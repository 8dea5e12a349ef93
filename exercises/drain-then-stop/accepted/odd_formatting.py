'''for task in tasks : task . cancel ( ) is how it was.'''
import asyncio, signal, lab
GRACE = 2.5
# await queue . join ( )
async def run ( q ) :
  while 1 :
    s = await q.get ( )
    try : print ( f'{s}: {await lab.analyze (s)}' )
    except asyncio.CancelledError :   # too late
      await lab.refrigerate ( s ) ; raise
    finally : ( q.task_done ) ( )
async def main ( ) :
  e = asyncio.Event ( ) ; q = asyncio.Queue ( )
  asyncio.get_event_loop ( ) . add_signal_handler ( 15 , lambda : e.set ( ) )
  async def door ( ) :
    async for s in lab.deliveries ( ) : await q.put ( s )
  c = asyncio.ensure_future ( door ( ) ) ; m = [ asyncio.ensure_future ( run ( q ) ) for _ in ( 1 , 2 ) ]
  await e.wait ( ) ; c.cancel ( )
  j = asyncio.ensure_future ( q.join ( ) )   # drain
  await asyncio.wait ( { j } , timeout = GRACE ) ; j.cancel ( )
  for x in m : x.cancel ( )
  await asyncio.gather ( j , * m , return_exceptions = 1 )
  while q.qsize ( ) : await lab.refrigerate ( q.get_nowait ( ) )
asyncio.run ( main ( ) ) ; print ( lab.report ( ) )
