import asyncio
import signal
import time


class TooLate(Exception):
    pass


def ring(number, frame):
    raise TooLate("too late")


def limited(seconds, nap):
    signal.alarm(seconds)
    try:
        time.sleep(nap)
        print("in time, left:", signal.alarm(0))
    except TooLate as error:
        print(error)


async def main():
    rung = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGALRM, rung.set)
    print(signal.alarm(9), signal.alarm(1))
    await rung.wait()


signal.signal(signal.SIGALRM, ring)
limited(1, 3)
limited(3, 1)
ticks = []
signal.signal(signal.SIGALRM, lambda number, frame: ticks.append(round(time.monotonic(), 1)))
print(signal.setitimer(signal.ITIMER_REAL, 0.1, 0.2))
time.sleep(0.35)
left, every = signal.getitimer(signal.ITIMER_REAL)
print(len(ticks), round(left, 2), every, signal.setitimer(signal.ITIMER_REAL, 0)[1])
asyncio.run(main())
try:
    signal.setitimer(signal.ITIMER_REAL, -1)
except OSError as error:
    print(error)
