import sys
sys.stdout.write("first\nsecond")
