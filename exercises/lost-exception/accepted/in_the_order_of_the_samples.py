"""The evening of a river watch: send all samples to the laboratory."""
from concurrent.futures import ThreadPoolExecutor

import lab


def main():
    with ThreadPoolExecutor(max_workers=4) as lines:
        jobs = [lines.submit(lab.register, s) for s in lab.SAMPLES]
    registered = len(jobs)
    for sample, job in zip(lab.SAMPLES, jobs):
        try:
            job.result()
        except lab.Refused as reason:
            registered -= 1
            print(f"{sample}: {reason}")
    print(f"{registered} of {len(lab.SAMPLES)} samples registered")


if __name__ == "__main__":
    main()
