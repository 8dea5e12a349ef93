'''time.sleep(rink.PAUSE) is gone'''
import threading, time, rink
gone = threading . Event ( )   # closing = False
def pause ( ) : return gone . wait (   # not time.sleep
    rink . PAUSE )
def watch_ice ( ) :
  while True :
    print ('ice' , rink.read_ice ( ))
    if pause ( ) : break
  (rink.stow_probe) ( ) ; print ('probe stowed')
w = threading . Thread (None, watch_ice) ; w.start ( )
try : rink . wait_for_last_guest ( )
finally : gone . set ( )
t = time.monotonic ( )
while w.is_alive() : w . join (
   timeout = 60)
rink.lights_out ( ) ; print ('%.1f s after the last guest' % (time.monotonic() - t))
