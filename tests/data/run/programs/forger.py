"""Leaves a process behind that writes false facts without end."""
import subprocess

forge = "cd ../out; while :; do echo '{}' >mine; mv mine 1.json; done"
subprocess.Popen(["setsid", "/bin/sh", "-c", f"({forge}) &"]).wait()
raise ValueError("told as it was")
