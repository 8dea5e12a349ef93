'await start.wait() is somewhere below'
import asyncio , tickets as t
from asyncio import Barrier as Pistol
# asyncio.Barrier(5) would be wrong tomorrow
async def visit( who , pistol ) :
    await t.log_in( who )
    for what in t.SALES :  # each sale has its own start
        await t . choose_seat( who , what ) ; await pistol . wait( ) ; await t . buy( who , what )
async def main( ) :
    pistol = Pistol( parties = len( t.VISITORS ) )  # everybody
    try :
        async with asyncio.TaskGroup( ) as crowd :
            _ = [ crowd.create_task( visit( v , pistol ) ) for v in t.VISITORS ]
    except* t.Banned as no :
        for e in no.exceptions : print( f"called off: {e} cannot log in" )
    for row in t.report( ) : print( row )
asyncio.run( main( ) )
