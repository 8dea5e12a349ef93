import threading
import time

thread = threading.Thread(target=time.sleep, args=(5,))
thread.start()
thread.join(2)
assert thread.is_alive()
thread.join()
assert not thread.is_alive()
