import signal
import time

print('going')
time.sleep(2)
signal.raise_signal(signal.SIGTERM)
