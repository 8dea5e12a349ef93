"""Grows without end; gives up by itself at 1 GB, should no guard end it."""
kept = []
for _ in range(64):
    kept.append(b"x" * (16 << 20))
