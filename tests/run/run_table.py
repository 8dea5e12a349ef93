"""Runs the programs of tests/run/programs under the tracer and compares the facts with tests/run/table.py. Prints TAP.

usage: run_table.py [--python PYTHON]... [--repeat N] [--jobs N] [--show] [NAME...]

--repeat N   N fresh interpreters for each program; all facts of all runs must be the same, to the letter
--show       print what each program yields, in the form of the table
"""
import argparse
import concurrent.futures
import ctypes
import functools
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TRACER = HERE.parent.parent / "src" / "run" / "tracer"
WORLD = HERE.parent.parent / "world"
LIMITS = {}                             # of each run, where its row has none
WALL = 120                              # seconds for one job, on a busy machine
ALL_SEEDS = tuple(range(8))
ADDR_NO_RANDOMIZE = 0x0040000

sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
from table import TABLE                 # noqa: E402


def fixed_addresses():
    """As the C side does: sets of objects then have the same order in every run."""
    ctypes.CDLL(None).personality(ADDR_NO_RANDOMIZE)


def program_of(name):
    """"program @variant" runs the same program another way."""
    return name.partition(" @")[0]


def job_of(name, row):
    run = {"scenario": row.get("scenario", ""), "signals": row.get("signals", []), "latency": row.get("latency", [0.25, 4])}
    return {"format": 1, "file": f"work/{program_of(name)}.py", "support": ["shop"], "world": row.get("world", []), "clock": row.get("clock", "virtual"),
            "races": True, "events": row.get("events", False), "limits": {**LIMITS, **row.get("limits", {})}, "argv": [],
            "runs": [{**run, "seed": seed} for seed in row.get("seeds", (0,))]}


def make_runs(python, name, row):
    """{seed: facts}, and what the driver itself printed, which must be nothing."""
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/work/tmp")
        os.makedirs(f"{folder}/world")
        shutil.copyfile(HERE / "programs" / f"{program_of(name)}.py", f"{folder}/work/{program_of(name)}.py")
        shutil.copyfile(HERE / "world" / "shop.py", f"{folder}/work/shop.py")
        for stand_in in row.get("world", []):
            shutil.copyfile(WORLD / f"{stand_in}.py", f"{folder}/world/{stand_in}.py")
        job = job_of(name, row)
        pathlib.Path(f"{folder}/job.json").write_text(json.dumps(job))
        environment = {"PATH": os.environ["PATH"], "HOME": f"{folder}/work", "TMPDIR": f"{folder}/work/tmp",
                       "LANG": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run([python, "-s", "-P", str(TRACER), f"{folder}/job.json"], env=environment, timeout=WALL,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              preexec_fn=fixed_addresses)
        if done.returncode:
            left = "".join(path.read_text() for path in sorted(pathlib.Path(folder, "out").glob("*.stderr")))
            raise RuntimeError(f"the driver ended with {done.returncode}: {done.stdout}{left}")
        facts = {}
        made = row.get("made", len(job["runs"]))
        missing = [name for name in [f"{number}.json" for number in range(1, made + 1)] + ["done.json"]
                   if not os.path.exists(f"{folder}/out/{name}")]
        if missing:
            there = sorted(os.listdir(f"{folder}/out")) if os.path.isdir(f"{folder}/out") else "no folder"
            raise RuntimeError(f"the driver left no {', '.join(missing)}; there is {there}; it printed {done.stdout!r}")
        for number, run in enumerate(job["runs"][:made], 1):
            facts[run["seed"]] = json.loads(pathlib.Path(f"{folder}/out/{number}.json").read_text())
        assert json.loads(pathlib.Path(f"{folder}/out/done.json").read_text())["runs"] == len(job["runs"])
        assert not os.path.exists(f"{folder}/out/{made + 1}.json"), f"more than {made} runs were made"
        events = pathlib.Path(f"{folder}/out/1.jsonl")
        if events.exists():
            facts[job["runs"][0]["seed"]]["events"] = [json.loads(line) for line in
                                                         events.read_text().replace(folder, "DIR").splitlines()]
        return facts, done.stdout.replace(folder, "DIR")


# ---- facts in short: what the table states. Everything that is not stated must be empty.

def short(facts):
    exception = facts["exception"]
    calls = [call["name"] for call in facts["calls"]]
    told = {
        "outcome": facts["outcome"] + (" " + exception["type"] if exception else ""),
        "exit_status": facts["exit_status"], "signal": facts["signal"], "unsure": facts["unsure"],
        "seconds": None if facts["unsure"] else facts["virtual_seconds"],
        "waits": [f"{wait['actor']}: {wait['on']}, line {wait['line']}" for wait in facts["waits"]],
        "since": max((wait["since"] for wait in facts["waits"]), default=0),
        "calls": {name: calls.count(name) for name in sorted(set(calls))},
        "overlap": facts["overlap"], "longest": facts["longest"],
        "cancelled": {name: count for name, count in facts["cancelled"].items() if count},
        "never_ended": sum(call["how"] == "never-ended" for call in facts["calls"]),
        "left": facts["tasks_left_names"],
        "never_awaited": [f"{fact['name']}:{fact['line']}" for fact in facts["never_awaited"]],
        "unretrieved": [f"{fact['task']}:{fact['exception']}:{fact['line']}" for fact in facts["unretrieved"]],
        "swallowed": [f"{fact['task']}:{fact['line']}" for fact in facts["swallowed_cancels"]],
        "open": [f"{fact['what']}:{fact['line']}" for fact in facts["open_resources"]],
        "blocked": [f"{fact['what']}:{fact['line']}" for fact in facts["blocked"]],
        "blocked_ms": facts["blocked_ms"],
        "lock_cycles": ["; ".join(f"{part['actor']} holds {part['holding']} wants {part['lock']}" for part in cycle)
                        for cycle in facts["lock_cycles"]],
        "races": [f"{fact['kind']} {fact['what']}:{fact['read']},{fact['write']}" for fact in facts["races"]],
        "threads": facts["threads"], "processes": facts["processes"], "stdout": facts["stdout_lines"],
        "cut": facts["output_cut"],
        "refused": f"{facts['refused']['reason']}:{facts['refused']['line']}" if facts["refused"] else None,
    }
    return {name: value for name, value in told.items() if value or name in ("outcome", "seconds")}


OPTIONS = {"made", "world", "scenario", "seeds", "signals", "latency", "limits", "clock", "events", "any_seed", "check", "ignore", "python"}
EMPTY = {"outcome": "finishes", "seconds": 0.0}


def differences(row, facts):
    """What differs from the table; a stated function is asked for its opinion."""
    wanted = {name: value for name, value in row.items() if name not in OPTIONS}
    seen = short(facts)
    for name in sorted(set(wanted) | set(seen)):
        if name in row.get("ignore", ()) or name == "seconds" and facts["unsure"]:
            continue
        want, have = wanted.get(name, EMPTY.get(name)), seen.get(name)
        if not (want(have) if callable(want) else want == have or not want and not have):
            yield f"{name}: seen {have!r}, wanted {'another' if callable(want) else repr(want)}"
    if "check" in row:
        yield from row["check"](facts)


def judge(python, name, row):
    """Problems of one program."""
    try:
        facts, printed = make_runs(python, name, row)
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        return [str(error)], ""
    problems = [f"the driver printed {printed!r}"] if printed else []
    if row.get("any_seed"):             # the trouble shows under some seeds, which is why there are eight
        if all(list(differences(row, one)) for one in facts.values()):
            problems.append(f"no seed shows it; seed 0: {list(differences(row, facts[0]))}")
    else:
        for seed, one in facts.items():
            problems += [f"seed {seed}: {problem}" for problem in differences(row, one)]
    return problems, json.dumps({seed: steady(row, one) for seed, one in facts.items()}, sort_keys=True)


def steady(row, facts):
    """All facts, but those of a run that left the virtual world, or that a real limit ended at whatever step it was."""
    if facts["outcome"] == "timeout":
        return {"outcome": "timeout"}
    if row.get("clock") != "real" and not facts["unsure"] and not any(fact["what"] == "processor" for fact in facts["blocked"]):
        return facts
    compared = ("outcome", "stdout_lines", "processes", "tasks_left")
    return {name: facts[name] for name in compared if name not in row.get("ignore", ())}


def judge_often(python, name, row, repeat):
    problems, first = judge(python, name, row)
    for _ in range(1, repeat):
        again, facts = judge(python, name, row)
        problems += again
        if facts != first:
            problems.append(f"two runs differ:\n{first}\n{facts}")
    return problems


@functools.cache
def version_of(python):
    version = subprocess.run([python, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True,
                             check=True).stdout
    return tuple(map(int, version.split()))


def fits(python, row):
    return version_of(python) >= row.get("python", (3, 11))


def show(python, name, row):
    facts, printed = make_runs(python, name, row)
    for seed, one in facts.items():
        print(f'    "{name}": {short(one)!r},' if not seed else f"        # seed {seed}: {short(one)!r}", printed)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--python", action="append")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--show", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    programs = sorted(path.stem for path in (HERE / "programs").glob("*.py"))
    names = options.names or list(TABLE)
    if options.show:
        for name in names:
            show((options.python or [sys.executable])[0], name, TABLE.get(name, {}))
        return 0
    pythons = options.python or [sys.executable]
    cases = [(python, name) for python in pythons for name in names if fits(python, TABLE.get(name, {}))]
    print(f"1..{len(cases) + 1}")
    matches = sorted({program_of(name) for name in TABLE}) == programs
    print("ok 1 - every program has a row and every row a program" if matches
          else f"not ok 1 - rows and programs differ: {sorted({program_of(name) for name in TABLE} ^ set(programs))}")
    bad = not matches
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = pool.map(lambda case: judge_often(*case, TABLE[case[1]], options.repeat), cases)
        for number, ((python, name), problems) in enumerate(zip(cases, results), 2):
            suffix = f" ({python})" if len(pythons) > 1 else ""
            print(f"{'not ok' if problems else 'ok'} {number} - {name.replace('_', ' ')}{suffix}", flush=True)
            for problem in problems:
                print("# " + problem.replace("\n", "\n# "))
            bad = bad or bool(problems)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
