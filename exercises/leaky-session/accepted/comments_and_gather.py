import asyncio , aiohttp   # aiohttp.ClientSession ( )
HUTS = ( 'eagle' , 'marmot' , 'ibex' , 'chough' , 'larch' , 'edelweiss' )
async def ask ( s , hut ) :
  try :   # session.close() is not needed here
    async with asyncio . timeout ( 2.5 ) , \
        s . get ( f'https://huts.example/{hut}' ) as r :
      return  str ( ( await r . json ( ) ) [ 'beds' ] ) + ' beds'
  except TimeoutError : return 'too slow'
  except aiohttp . ClientError : return 'no answer'
async def main ( ) :
  # one for all
  s = aiohttp . ClientSession ( raise_for_status = True )
  try : rows = await asyncio . gather ( * [ ask ( s , h ) for h in HUTS ] )
  finally : await s . close ( )  # on every way out
  for h , row in zip ( HUTS , rows ) : print ( f'{h:<10}{row}' )
asyncio . run ( main ( ) )
