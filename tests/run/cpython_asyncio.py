"""Does the tracer change what programs do? CPython's own tests of asyncio, plain and under the tracer with real time.

usage: cpython_asyncio.py [--python PYTHON]... [--show] [MODULE...]

The interpreter must have its package `test`. Every test that passes plainly must pass under the tracer; those that do not
are listed, and again run alone before they count, since some tests depend on the machine's speed. Not part of make check.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TRACER = HERE.parent.parent / "src" / "run" / "tracer"
WALL = 300


def modules(python):
    code = "import test.test_asyncio, os; print(*os.listdir(os.path.dirname(test.test_asyncio.__file__)))"
    names = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    return sorted(f"test.test_asyncio.{name[:-3]}" for name in names if re.fullmatch(r"test_\w+\.py", name))


def passed(output):
    return set(re.findall(r"^passed: (\S+)$", output, re.M))


def plain(python, name):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([python, str(HERE / "asyncio_suite.py"), name], cwd=folder, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, errors="replace", timeout=WALL)
        return passed(done.stdout), done.stderr


def traced(python, name):
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/work")
        shutil.copy(HERE / "asyncio_suite.py", f"{folder}/work/")
        limits = {"wall_seconds": WALL, "cpu_seconds": WALL, "output_bytes": 100_000_000}
        job = {"format": 1, "file": "work/asyncio_suite.py", "clock": "real", "events": True, "limits": limits,
               "argv": [name], "runs": [{}]}
        pathlib.Path(f"{folder}/job.json").write_text(json.dumps(job))
        subprocess.run([python, "-s", "-P", "-B", str(TRACER), f"{folder}/job.json"], stdin=subprocess.DEVNULL,
                       timeout=WALL + 60)
        read = lambda kind: pathlib.Path(f"{folder}/out/1.{kind}").read_text(errors="replace")
        return passed(read("stdout")), read("stderr")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--python", action="append")
    parser.add_argument("--show", action="store_true", help="print the tracebacks as well")
    parser.add_argument("modules", nargs="*")
    options = parser.parse_args()
    bad = 0
    for python in options.python or [sys.executable]:
        count = missing_in_all = 0
        for name in options.modules or modules(python):
            wanted, _ = plain(python, name)
            got, errors = traced(python, name)
            missing = sorted(wanted - got)
            for test in missing[:]:
                if test in traced(python, test)[0] or test not in plain(python, test)[0]:
                    missing.remove(test)
            count += len(wanted)
            missing_in_all += len(missing)
            print(f"{name}: {len(wanted)} pass, {len(missing)} of them not under the tracer", flush=True)
            for test in missing:
                print("   ", test)
            if options.show and missing:
                print(errors)
        print(f"{python}: {count} tests pass plainly, {count - missing_in_all} of them under the tracer")
        bad += missing_in_all
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
