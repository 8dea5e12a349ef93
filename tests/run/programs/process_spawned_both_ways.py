import os
import subprocess

subprocess.run(["/bin/true"])
os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)
