import threading

left, right = threading.Lock(), threading.Lock()

def one():
    with left:
        with right:
            pass

def two():
    with right:
        with left:
            pass

for target in (one, two):
    threading.Thread(target=target, name=target.__name__).start()
