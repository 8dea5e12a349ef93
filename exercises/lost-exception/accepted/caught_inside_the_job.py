"""The evening of a river watch: send all samples to the laboratory."""
import concurrent.futures as cf

from lab import SAMPLES, Refused, register


def send(sample):
    try:
        register(sample)
    except Refused as reason:
        print(f"{sample}: {reason}")
        return False
    return True


with cf.ThreadPoolExecutor(4) as lines:
    taken = sum(lines.map(send, SAMPLES))
print(taken, "of", len(SAMPLES), "samples registered")
