"""The board at a bus stop, as a class, with a limit around the client."""
import asyncio
import aiohttp, stop
LIMIT = 2.5 ; NO_NEWS = 'see timetable'     # requests.get(timeout=LIMIT) was here
class Board :
    def __init__ ( self , web ) : self . web = web          # one session for all
    async def ask ( self , line ) :
        async with self . web . get ( stop . CITY . format ( line ) ) as answer :
            # 503 is an error here, too
            if answer . status != 200 : return NO_NEWS
            minutes = ( await answer . json ( ) ) [ 'minutes' ]
            return f'{minutes} min'
    async def row ( self , line ) :
        try : return await asyncio . wait_for ( self . ask ( line ) , LIMIT )
        except ( asyncio . TimeoutError , aiohttp . ClientConnectionError ) : return NO_NEWS
async def clock ( ) :
    while stop . tick ( ) is None : await asyncio . sleep ( .25 )
async def main ( ) :
    hand = asyncio . ensure_future ( clock ( ) )
    await asyncio . sleep ( .1 )
    web = aiohttp . ClientSession ( )
    try :
        rows = await asyncio . gather ( * map ( Board ( web ) . row , stop . LINES ) )
    finally : await web . close ( )
    for pair in zip ( stop . LINES , rows ) : print ( 'line %-3s %s' % pair )
    hand . cancel ( )
    print ( f'the clock stood still for {stop.longest_pause():.1f} s' )
asyncio . run ( main ( ) )
