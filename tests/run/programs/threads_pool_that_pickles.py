import math
import pickle
import queue
from concurrent.futures import ThreadPoolExecutor

class Other(queue.SimpleQueue):
    """Hands work to somewhere else, as a pool of interpreters does."""

    def put(self, item):
        if hasattr(item, "fn"):
            item.fn = pickle.loads(pickle.dumps(item.fn))
        elif item is not None:          # since 3.14
            item.task = pickle.loads(pickle.dumps(item.task))
        super().put(item)

with ThreadPoolExecutor(2) as pool:
    pool._work_queue = Other()
    print(list(pool.map(math.sqrt, [4, 9])), pool.submit(math.sqrt, -1).exception())
