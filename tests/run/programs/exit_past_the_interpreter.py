import os
print("going")
os._exit(7)
