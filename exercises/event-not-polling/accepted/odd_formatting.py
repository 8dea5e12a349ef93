"while not furnace.hot: await asyncio.sleep(2) is gone"
import asyncio, glassworks
from asyncio import Event as Bell, TaskGroup
# while not furnace.hot: await asyncio.sleep(2)
async def stoke( bell ) :
    await glassworks.heat( ) ; print( 'the furnace is hot' )
    bell . set( )  # ding
async def work( name , bell ) :
    await glassworks.lay_out_tools( name )
    if not bell.is_set( ) : await bell . wait( )  # not a while
    print( f'{name}:' , 'a' , await glassworks.blow( name ) )
async def main( bell = None ) :
    bell = bell or Bell( )
    try :
        async with TaskGroup( ) as day :
            for name in glassworks.BLOWERS : day.create_task( work( name , bell ) )
            day.create_task( stoke( bell ) )
    except* glassworks.Cracked : print( 'the furnace has cracked, everybody goes home' )
    print( glassworks.gas_bill( ) )
asyncio.run( main( ) )
