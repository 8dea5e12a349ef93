import threading

condition = threading.Condition()
with condition:
    assert not condition.wait(2.5)
    assert not condition.wait_for(lambda: False, 1)
