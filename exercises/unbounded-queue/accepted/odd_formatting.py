'''pictures.put_nowait(...) into a queue without a limit was wrong.'''
import asyncio as aio, drone as d
# asyncio.Queue()
async def fly ( q ) :
  for r in d . ROWS :
    p = await ( d.photograph ) ( r ) # click
    # and wait
    await q . put ( p )
  for _ in ' ' * d.WRITERS : await ( q.put ( None ) )
async def write ( q ) :
  while ( p := await q.get ( ) ) is not None :   # to the card
    await d.store ( p ) ; print ( 'stored' , p )
async def main ( ) :
  q = aio . Queue (
      # four
      maxsize = 2 + 2 ,
  )
  async with aio.TaskGroup ( ) as g :
    [ g.create_task ( c (q) ) for c in ( fly , ) + d.WRITERS * ( write , ) ]
if __name__ == '__main__' : aio.run (main ( )) ; print (d.report ( ))
