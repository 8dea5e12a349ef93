import os
import resource

resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
while True:
    os.write(2, b"x" * 10_000)
