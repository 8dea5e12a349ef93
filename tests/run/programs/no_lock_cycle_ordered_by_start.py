import threading

left, right = threading.Lock(), threading.Lock()

class Seen:
    count = 0

def other():
    with right, left:
        Seen.count += 1

with left, right:
    Seen.count += 1
thread = threading.Thread(target=other)
thread.start()
thread.join()
