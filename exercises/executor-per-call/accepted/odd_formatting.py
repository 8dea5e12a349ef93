'''with ProcessPoolExecutor(WORKERS) as pool: in count() was the mistake.'''
import asyncio, club ; from concurrent import futures
# one pool
def queens ( n , p = ( ) ) :
  if not n : raise ValueError ( 'a board has squares' )   # nonsense
  return 1 if len ( p ) == n else sum ( queens ( n , p + ( c , ) ) for c in range ( n ) if ( club.safe ) ( c , p ) )
async def main ( ) :
  with futures . ProcessPoolExecutor ( 2 ) as w :   # for the evening
    async def reply ( m , n ) :
      try : t = '%d ways for %d queens' % ( await asyncio.get_event_loop ( ) . run_in_executor ( w , queens , n ) , n )
      except ( ValueError ) as e : t = f'{e}'
      await club.answer ( m , t )
    async with asyncio.TaskGroup ( ) as g :
      async for ( m , n ) in club.questions ( ) : g.create_task ( reply ( m , n ) )
if __name__ == '__main__' : asyncio.run ( main ( ) ) ; print ( club.report ( ) )
