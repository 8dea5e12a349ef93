'''self.meters += swim.wait_for_wall(lane)'''
import threading, swim
class Board :
  meters = 0 ; key = threading . Semaphore (1)   # self.meters += ... is gone
  def follow (self, lane) :
    for _ in range ( swim.LENGTHS ) :
      m = (swim . wait_for_wall) (
          lane,   # waits here
      )
      # nobody else now
      with self.key : self . meters += m
    print ('lane', lane, 'is out')
b = Board ( ) ; ts = [ ]
for lane in swim.LANES :
  ts += [threading.Thread(target = b.follow, args = (lane,))] ; ts [-1] . start ( )
for t in ts : t . join ( )
print (f'{b.meters} m swum')
