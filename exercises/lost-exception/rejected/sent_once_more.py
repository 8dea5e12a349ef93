# refused by: refusals-are-told
"""The evening of a river watch: send all samples to the laboratory."""
from concurrent.futures import ThreadPoolExecutor, as_completed

import lab


def main():
    registered = 0
    with ThreadPoolExecutor(max_workers=4) as lines:
        jobs = {lines.submit(lab.register, sample): sample
                for sample in lab.SAMPLES}
        for job in as_completed(jobs):
            try:
                job.result()
            except lab.Refused as reason:
                print(f"{jobs[job]}: {reason}")
                lines.submit(lab.register, jobs[job])
            else:
                registered += 1
    print(f"{registered} of {len(lab.SAMPLES)} samples registered")


if __name__ == "__main__":
    main()
