# refused by: four-lines
"""The evening of a river watch: send all samples to the laboratory."""
from concurrent.futures import ThreadPoolExecutor

import lab


def main():
    registered = 0
    with ThreadPoolExecutor(max_workers=4) as lines:
        for sample in lab.SAMPLES:
            try:
                lines.submit(lab.register, sample).result()
                registered += 1
            except lab.Refused as reason:
                print(f"{sample}: {reason}")
    print(f"{registered} of {len(lab.SAMPLES)} samples registered")


if __name__ == "__main__":
    main()
