import threading

class Box:
    count = 0

barrier = threading.Barrier(2)

def before():
    Box.count += 1
    barrier.wait()

def after():
    barrier.wait()
    Box.count += 1

threads = [threading.Thread(target=before), threading.Thread(target=after)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
