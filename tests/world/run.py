"""Runs the tests of the stand-ins, test_*.py. Prints TAP.

Each test module has a process and a folder of its own, as a program has.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
WORLD = HERE.parent.parent / "world"


class Tap(unittest.TestResult):
    def say(self, good, test, text=""):
        name = test.id().rpartition(".")[2].removeprefix("test_").replace("_", " ")
        print("ok" if good else "not ok", "-", f"{type(test).__module__.removeprefix('test_')}: {name}", flush=True)
        for line in text.splitlines():
            print("#", line, flush=True)

    def addSuccess(self, test):
        self.say(True, test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.say(False, test, self.failures[-1][1])

    def addError(self, test, error):
        super().addError(test, error)
        self.say(False, test, self.errors[-1][1])


def run_one(name):
    sys.path[:0] = [str(WORLD), str(HERE)]
    result = Tap()
    unittest.defaultTestLoader.loadTestsFromName(name).run(result)
    print("tests", result.testsRun)
    return not result.wasSuccessful()


def main():
    total = bad = 0
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    environment.pop("SCENARIO", None)
    for path in sorted(HERE.glob("test_*.py")):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([sys.executable, "-W", "default", str(HERE / "run.py"), path.stem], env=environment,
                                  stdout=subprocess.PIPE, text=True, cwd=folder)
        *lines, last = done.stdout.splitlines() or [""]
        if not last.startswith("tests ") or last == "tests 0":
            lines += [last, f"not ok - {path.stem} runs to its end"]
            total += 1
        else:
            total += int(last.split()[1])
        bad += done.returncode != 0
        print("\n".join(lines), flush=True)
    print(f"1..{total}")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(run_one(sys.argv[1]) if len(sys.argv) > 1 else main())
