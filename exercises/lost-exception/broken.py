"""The evening of a river watch: send all samples to the laboratory."""
from concurrent.futures import ThreadPoolExecutor

import lab


def main():
    with ThreadPoolExecutor(max_workers=4) as lines:
        for sample in lab.SAMPLES:
            lines.submit(lab.register, sample)
    print(f"{len(lab.SAMPLES)} of {len(lab.SAMPLES)} samples registered")


if __name__ == "__main__":
    main()
