# was: requests.get(url, timeout=2.5) and sqlite3.connect(...)
import asyncio as a , aiohttp , aiosqlite , market
async def ask ( boat , web ) :      # None when there is no answer
    try :
        r = await web . get ( market . CATCH . format ( boat ) , timeout = aiohttp . ClientTimeout ( 2.5 ) )
        try : return ( await r . json ( ) ) [ 'kilos' ] if r . ok else None
        finally : r . release ( )
    except ( aiohttp . ClientConnectionError , a . TimeoutError ) : pass
async def report ( ) :
    async with aiohttp . ClientSession ( ) as web :
        # all at once
        asked = [ a . create_task ( ask ( boat , web ) ) for boat in market . BOATS ] ; await a . wait ( asked )
    catch = [ ]
    for boat , kilos in zip ( market . BOATS , ( t . result ( ) for t in asked ) ) :
        if kilos is not None : catch += [ ( market . TODAY , boat , kilos ) ]
        print ( '%-6s' % boat , 'no answer' if kilos is None else '%d kg' % kilos )
    db = await aiosqlite . connect ( market . DATABASE )
    try :
        await db . executemany ( 'INSERT INTO catch VALUES (?, ?, ?)' , catch ) ; await db . commit ( )
        cur = await db . execute ( 'SELECT sum(kilos) FROM catch' ) ; [ ( kilos , ) ] = await cur . fetchall ( )
        print ( f'this week: {kilos} kg' )
    except aiosqlite . IntegrityError : print ( 'today is in the books already' )
    finally : await db . close ( )
if __name__ == '__main__' : market . open_hall ( report )
