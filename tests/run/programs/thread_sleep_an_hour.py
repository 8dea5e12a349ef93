import time

start = time.monotonic()
time.sleep(3600)
assert time.monotonic() - start == 3600
