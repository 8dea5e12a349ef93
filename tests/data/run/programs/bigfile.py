"""Writes a file that is too large; not Python but another program, which is ended by the signal."""
import subprocess

print(subprocess.run(["/usr/bin/head", "-c", "100000000", "/dev/zero"], stdout=open("big", "wb")).returncode)
