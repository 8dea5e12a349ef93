'''pool.map(lambda rings: felled(rings, first, widths), beams) was wrong.'''
from multiprocessing import Pool
import archive as a
# functools.partial
def felled ( r , f , w ) :   # top level
  b = min ( range ( len (w) - len (r) + 1 ) , key = lambda s : a . distance ( r , w [ s : ] ) )
  return ( f + b ) + len ( r )
def main ( ) :
  f , w = a.master ( )
  with Pool ( 2 ) as p :   # two
    y = p . starmap ( felled , [ ( a.rings (b) , f , w ) for b in a.BEAMS ] )
  for ( b , n ) in zip ( a.BEAMS , y ) : print ( '%s: felled in %d' % ( b , n ) )
if '__main__' == __name__ : main ( )  # guarded
