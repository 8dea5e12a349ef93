'slots = asyncio.Semaphore(...) per line is gone'
import asyncio, engine
class Sessions( asyncio . Semaphore ) :
    "a semaphore, under another name"
three = Sessions( value = engine.SESSIONS )
# slots = asyncio.Semaphore(engine.SESSIONS)
async def subtitle( line ) :
    async with three :  # at most three lines are here
        try : return await engine . translate( line )
        except engine . Mumbled : return '(mumbles)'
async def film( title , script ) :
    return title , await asyncio . gather( * [ subtitle( x ) for x in script ] )
async def main( ) :
    for title , lines in await asyncio . gather( * [ film( * x ) for x in engine.FILMS.items( ) ] ) :
        print( title + ':' , * lines )
asyncio . run( main( ) ) ; print( engine . invoice( ) )
