import sys
print(len(sys.modules) > 0)
