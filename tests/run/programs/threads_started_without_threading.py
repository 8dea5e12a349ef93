import _thread
import time

done = []

def work():
    time.sleep(1)
    done.append(1)

_thread.start_new_thread(work, ())
while not done:
    time.sleep(0.25)
print(len(done))
