import os

print("said")
os.closerange(0, 4096)
