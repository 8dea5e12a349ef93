"""A fork bomb: each process makes more. Tokens in a pipe bound it to 400, should no guard end it."""
import os
import time

end = time.monotonic() + 15
take, put = os.pipe2(os.O_NONBLOCK)
os.write(put, b"x" * 400)
while time.monotonic() < end:
    try:
        if os.read(take, 1):
            os.fork()
    except OSError:
        time.sleep(0.01)
