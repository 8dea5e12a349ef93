import subprocess

subprocess.run("cd ../out && mkdir -p 4.json.part 2.json.part 3.stdout done.json; ln -sfn /dev/null 1.stderr", shell=True)
