# no open ( ) on the loop : every one of them waits in a thread
import asyncio as aio ; import press ; from functools import partial
in_thread = aio . to_thread
def put ( name , lines ) :
    with open ( name , 'w' , encoding = 'utf-8' ) as f : f . write ( '\n' . join ( lines ) )
def get ( name ) :
    with open ( name , 'rb' ) as f : return f . read ( ) . decode ( )     # strictly UTF-8
async def chapter ( name ) :
    try : lines = press . braille ( await in_thread ( get , name + '.txt' ) )
    except ( FileNotFoundError , UnicodeDecodeError ) : return '%-7s cannot be read' % name
    # and out again
    await in_thread ( partial ( put , lines = lines ) , name + '.brl' ) ; return '%-7s %d lines' % ( name , len ( lines ) )
async def book ( ) :
    rows = await aio . gather ( * [ chapter ( n ) for n in press . CHAPTERS ] , return_exceptions = True )
    for row in rows :
        if isinstance ( row , BaseException ) : raise row
    await in_thread ( put , press . CONTENTS , rows ) ; print ( '\n' . join ( rows ) )
if __name__ == '__main__' : press . start ( book )
