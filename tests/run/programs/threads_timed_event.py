import threading

event = threading.Event()
assert event.wait(2) is False
threading.Timer(1.5, event.set).start()
assert event.wait(100) is True
