import threading
import time

flag = False

def work():
    global flag
    time.sleep(1)
    flag = True

threading.Thread(target=work).start()
while not flag:
    pass
