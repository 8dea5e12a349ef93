import concurrent.futures
import time

with concurrent.futures.ThreadPoolExecutor(2) as pool:
    future = pool.submit(time.sleep, 3)
    try:
        future.result(timeout=1)
    except concurrent.futures.TimeoutError:
        print("not yet")
    done, waiting = concurrent.futures.wait([future], timeout=1)
    assert not done
    done, waiting = concurrent.futures.wait([future])
    assert done
