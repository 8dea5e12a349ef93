"""Prints without end; gives up by itself at 100 MB, should no guard end it."""
for _ in range(100_000):
    print("x" * 1000)
