import time

change = setattr
change(time, "sleep", lambda seconds: None)
time.sleep(4)
