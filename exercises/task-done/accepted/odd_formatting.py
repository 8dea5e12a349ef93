'''belt.task_done() was forgotten twice.'''
import asyncio, customs
# belt.task_done()
async def inspect ( b , seen ) :
  while 1 :
    p = await ( b . get ) ( )
    try :   # whatever happens
      if p in seen : continue   # round twice
      seen |= { p } ; print ( f'{p}: {await customs.xray (p)}' )
    except ( customs.Unreadable ) :
      await customs . open_by_hand ( p ) ; print ( p + ': opened by hand' )
    finally : ( b.task_done ) ( )  # counted
async def main ( ) :
  b = asyncio.Queue ( ) ; seen = set ( )
  async with asyncio.TaskGroup ( ) as g :
    t = [ g.create_task ( inspect (b, seen) ) for _ in range ( customs.LANES ) ]
    async for p in customs.unload ( ) : await b.put ( p )
    # all of them
    await b.join ( ) ; [ x.cancel ( ) for x in t ]
  await customs.close_gate ( )
if __name__ == '__main__' : asyncio.run (main ( )) ; print (customs.report ( ))
