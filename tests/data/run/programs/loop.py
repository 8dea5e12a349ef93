"""Computes without end; gives up by itself after 20 s, should no guard end it."""
import time

end = time.monotonic() + 20
while time.monotonic() < end:
    pass
