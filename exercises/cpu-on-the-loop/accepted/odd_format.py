# await loop.run_in_executor(pool, hut.risk, snow) is what it is about
import asyncio , concurrent . futures as cf ; import hut
WORKERS = 2 ; pool = None
async def assess ( slope , hour ) :
    # the sensors first
    snow = await hut . readings ( slope , hour )
    [ answer ] = await asyncio . gather (   # an exception comes as a value
        asyncio . get_event_loop ( ) . run_in_executor ( pool , hut . risk , snow ) , return_exceptions = True )
    if isinstance ( answer , hut . Frozen ) : return None
    if isinstance ( answer , BaseException ) : raise answer
    return answer
async def bulletin ( hour ) :
    jobs = { slope : asyncio . create_task ( assess ( slope , hour ) ) for slope in hut . SLOPES }
    for slope in jobs : hut . publish ( hour , slope , await jobs [ slope ] )
async def radio ( ) :
    while not hut . listen ( ) : await asyncio . sleep ( .01 )
async def main ( ) :
    listening = asyncio . create_task ( radio ( ) )
    await bulletin ( 'morning' ) ; await bulletin ( 'noon' ) ; listening . cancel ( )
if __name__ == '__main__' :
    pool = cf . ProcessPoolExecutor ( WORKERS )
    try : asyncio . run ( main ( ) )
    finally : pool . shutdown ( )
    hut . report ( )
