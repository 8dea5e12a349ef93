import subprocess
import threading
import time


def real():
    return time.clock_gettime(time.CLOCK_MONOTONIC)


really, began = real(), time.monotonic()
other = threading.Thread(target=subprocess.run, args=(["sleep", "0.5"],))
other.start()
time.sleep(0.4)
subprocess.run(["sleep", "0.4"])
other.join()
passed, really = time.monotonic() - began, real() - really
print("slower" if passed < 0.4 else "faster" if passed > really + 0.25 else "as fast")
