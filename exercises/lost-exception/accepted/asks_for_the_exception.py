"""The evening of a river watch: send all samples to the laboratory."""
from concurrent.futures import ThreadPoolExecutor, wait

import lab


def tell(sample, failure):
    if failure is None:
        return 1
    if not isinstance(failure, lab.Refused):
        raise failure
    print(f"{sample}: {failure}")
    return 0


def main():
    with ThreadPoolExecutor(max_workers=4) as lines:
        jobs = {sample: lines.submit(lab.register, sample)
                for sample in lab.SAMPLES}
        wait(jobs.values())
    registered = 0
    for sample, job in jobs.items():
        registered += tell(sample, job.exception())
    print(f"{registered} of {len(jobs)} samples registered")


main()
