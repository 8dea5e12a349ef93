'''await tapes.put(None) once is not enough.'''
import asyncio as aio, studio
# await tapes.put(None)
async def bring (q) :
  async for n in studio . shelf ( ) : await ( q.put ) (n)   # a tape
  # and now the notes
  [ await q.put ( None ) for _ in studio.MACHINES ]
async def operate ( m , q ) :
  await studio.warm_up (m)
  while (n := await q.get()) is not None : # not: while n
    await studio.play (m, n) ; print ('saved: tape', n)
  await studio . cool_down (m) ; print ( 'off:  ', m )
async def main ( ) :
  q = aio.Queue (
    maxsize = 2 , # two
  )
  async with aio.TaskGroup ( ) as g :
    for m in studio.MACHINES : g.create_task ( operate (m, q) )
    (g.create_task) ( bring (q) )
if __name__ == '__main__' : aio.run (main ( )) ; print (studio.report ( ))
