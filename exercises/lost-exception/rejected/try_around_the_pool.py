# refused by: refusals-are-told
"""The evening of a river watch: send all samples to the laboratory."""
from concurrent.futures import ThreadPoolExecutor

import lab


def main():
    try:
        with ThreadPoolExecutor(max_workers=4) as lines:
            jobs = [lines.submit(lab.register, s) for s in lab.SAMPLES]
        for job in jobs:
            job.result()
    except lab.Refused as reason:
        print(f"a sample was refused: {reason}")
    print(f"{len(lab.SAMPLES)} of {len(lab.SAMPLES)} samples registered")


if __name__ == "__main__":
    main()
