import os
import sys

print("ran", *sys.argv[1:], os.getcwd() == os.environ["HOME"], sys.stdin.read() == "")
