"""What the job file asks for, and the run that this process makes."""

LIMITS = {"virtual_seconds": 86400, "steps": 200_000, "wall_seconds": 30, "cpu_seconds": 10,
          "output_bytes": 1_000_000, "events": 100_000}
FAILED = 70                             # exit status of a run in which the tracer itself failed, EX_SOFTWARE
REVERSING_SEED = 7                      # turns the order of the world's latencies round


class Config:
    """The job is known before anything is patched; the run only after the fork."""

    def __init__(self):
        self.folder = ""                # DIR: everything happens below it
        self.file = ""                  # absolute path of the learner's file
        self.work = ""                  # its folder, and the working directory
        self.support = []               # names of support modules, in work/
        self.world = []                 # names of stand-ins, in world/
        self.virtual = True
        self.races = True
        self.events = False
        self.site_packages = False
        self.limits = dict(LIMITS)
        self.argv = []
        self.runs = []
        self.orders = False             # which runs are made is ordered on descriptor 0, see driver.py

        self.number = 0                 # of this run
        self.farewell = 0               # its exit status when its facts are written, see files.py
        self.alone = False              # who else there is in this namespace, its program has made
        self.scenario = ""
        self.seed = 0
        self.latency = (0.25, 4.0)
        self.signals = []               # [[name, virtual second], ...]
        self.rehearsed = None           # latencies of seed 0, for the seed that reverses them

    def read_job(self, job, folder):
        if job.get("format") != 1:
            raise ValueError(f"job format {job.get('format')!r} is not 1")
        self.folder = folder
        self.file = f"{folder}/{job['file']}"
        self.work = self.file.rpartition("/")[0]
        self.support = job.get("support", [])
        self.world = job.get("world", [])
        self.virtual = job.get("clock", "virtual") == "virtual"
        self.races = self.virtual and job.get("races", True)
        self.events = job.get("events", False)
        self.site_packages = job.get("site_packages", False)
        self.limits.update(job.get("limits", {}))
        self.argv = job.get("argv", [])
        self.runs = job.get("runs", [{}])
        self.orders = job.get("orders", False)

    def choose_run(self, number, run, rehearsed):
        self.number = number
        self.scenario = run.get("scenario", "")
        self.seed = run.get("seed", 0)
        self.latency = tuple(run.get("latency", (0.25, 4.0)))
        self.signals = run.get("signals", [])
        self.rehearsed = rehearsed


config = Config()
