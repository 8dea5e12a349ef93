"""The evening of a river watch: send all samples to the laboratory."""
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import lab


class Evening:
    def __init__(self):
        self.taken, self.refused, self.broken = [], [], []

    def note(self, sample, job):
        failure = job.exception()
        if failure is None:
            self.taken.append(sample)
        elif isinstance(failure, lab.Refused):
            self.refused.append(f"{sample}: {failure}")
        else:
            self.broken.append(failure)

    def run(self):
        with ThreadPoolExecutor(max_workers=4) as lines:
            for sample in lab.SAMPLES:
                job = lines.submit(lab.register, sample)
                job.add_done_callback(partial(self.note, sample))
        for line in self.refused:
            print(line)
        for failure in self.broken:
            raise failure
        print(f"{len(self.taken)} of {len(lab.SAMPLES)} samples registered")


Evening().run()
