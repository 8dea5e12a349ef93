import os
print("SCENARIO=" + os.environ["SCENARIO"])
