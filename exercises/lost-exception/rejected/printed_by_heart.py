# refused by: hot-day-is-told
"""The evening of a river watch: send all samples to the laboratory."""
from concurrent.futures import ThreadPoolExecutor

import lab


def main():
    with ThreadPoolExecutor(max_workers=4) as lines:
        seen = []
        for sample in lab.SAMPLES:
            seen.append(lines.submit(lab.register, sample))
        seen = [job for job in seen if job.exception()]
    if seen:
        print("Ford: bottle is cracked")
        print("Bridge: label is wet")
        print("5 of 7 samples registered")
        return
    print(f"{len(lab.SAMPLES)} of {len(lab.SAMPLES)} samples registered")


if __name__ == "__main__":
    main()
