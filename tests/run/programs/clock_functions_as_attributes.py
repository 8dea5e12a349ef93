import pickle
import time


class Stopwatch:
    now = time.perf_counter
    nap = time.sleep

    def measure(self):
        began = self.now()
        self.nap(0.5)
        return round(self.now() - began, 3)


print(Stopwatch().measure())
print(time.sleep, time.time, time.sleep.__name__)
print(pickle.loads(pickle.dumps(time.sleep)) is time.sleep)
for bad in ("x", 1e300, -1):
    try:
        time.sleep(bad)
    except (TypeError, OverflowError, ValueError) as error:
        print(type(error).__name__)
