"""Runs one module of CPython's own tests of asyncio and says of each test whether it passed. See cpython_asyncio.py."""
import sys
import unittest


class Told(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        self.failed = False

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.failed = True

    addError = addFailure

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        self.failed = self.failed or error is not None

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.failed = True

    def stopTest(self, test):
        super().stopTest(test)
        sys.__stdout__.write(f"\n{'not passed' if self.failed else 'passed'}: {test.id()}\n")


def main():
    result = Told()
    unittest.defaultTestLoader.loadTestsFromName(sys.argv[1]).run(result)
    for test, text in result.failures + result.errors:
        print(f"{test.id()}\n{text}", file=sys.stderr)


if __name__ == "__main__":
    main()
