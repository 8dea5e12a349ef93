import threading
import time

left, right = threading.Lock(), threading.Lock()


def move(source, target):
    with source:
        time.sleep(0.1)
        with target:
            print("moved")


east = threading.Thread(target=move, args=(left, right), name="east")
west = threading.Thread(target=move, args=(right, left), name="west")
east.start()
west.start()
east.join()
