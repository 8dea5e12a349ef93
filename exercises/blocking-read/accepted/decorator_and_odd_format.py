# open(...) blocks: every function that opens is wrapped
import asyncio as a, functools, hall
def in_thread ( f ) :
    @ functools . wraps ( f )
    async def call ( * args ) : return await a . to_thread ( f , * args )   # not f ( * args ) !
    return call
@ in_thread
def read_sheet ( path ) :
    with open ( path ) as sheet :   # here it waits
        return [ line . strip ( ) for line in sheet ]
@ in_thread
def log ( entry ) :
    with open ( hall . LOGBOOK , 'a' ) as book : book . write ( entry + '\n' )
async def rehearse ( song , path ) :
    try : lines = await read_sheet ( path )
    except FileNotFoundError : print ( f'{song}: no sheet' )
    else :
        for line in lines : await hall . sing ( line )
        print ( f'{song}: {len(lines)} lines' ) ; await log ( song )
async def metronome ( ) :
    while True : hall . beat ( ) ; await a . sleep ( .4 )
async def main ( ) :
    beat = a . create_task ( metronome ( ) ) ; await a . sleep ( .1 )
    for song in hall . PROGRAMME : await rehearse ( song , hall . PROGRAMME [ song ] )
    beat . cancel ( ) ; print ( 'logbook:' , hall . show_logbook ( ) )
    print ( f'from beat to beat {hall.longest_pause():.1f} s at worst' )
a . run ( main ( ) )
