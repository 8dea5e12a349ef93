import sys


class Broken:
    def write(self, text):
        raise SystemExit(0)


sys.stdout = sys.stderr = Broken()
raise ValueError("unheard")
