'''Refused? Nobody is. (herbarium.Refused has no except any more.)'''
from asyncio import Semaphore, gather, run  # no TaskGroup here
import herbarium as h
lines = Semaphore(  # one for all
    h.LINES)
labels = { }
async def read( sheet ) :
    await lines . acquire( )  # wait for a turn
    try :
        labels[ sheet ] = await h.read_label( sheet )
    except h.Unreadable : labels[ sheet ] = "unreadable"
    finally :
        lines . release( )  # on every way out
    print( "%d of %d done" % ( len( labels ), len( h.SHEETS ) ) )
async def main( ) :
    await gather( *map( read, h.SHEETS ) )
    for sheet in h.SHEETS : print( sheet.ljust( 8 ), labels[ sheet ] )
run( main( ) )
