# one row for each pass , as soon as it is there
from concurrent.futures import (ThreadPoolExecutor as Pool,  # waits
                                as_completed as done,)  # first come
import cameras ; LINES = 2 + 2

def main( ) :
  sizes = [ ] ; jobs = { }
  with Pool ( LINES ) as pool :  # four
      for name in cameras . PASSES : jobs[ pool . submit ( # at once
            cameras . picture , name ) ] = name
      for job in done ( jobs ) :  # as they come
          try : sizes . append ( job . result ( ) . kilobytes )
          except cameras . NoPicture as why : print ( f'{jobs[job]:<8} no picture: {why}' )
          else : print ( f'{jobs[job]:<8} {job.result().road}, {sizes[-1]} kB' )
  print ( len ( sizes ) , 'pictures,' , sum ( sizes ) , 'kB' )

if __name__ == '__main__' : main ( )
