import threading
import time

class Config:
    instance = None
    lock = threading.Lock()

    @classmethod
    def get(cls):
        if cls.instance is None:
            with cls.lock:
                if cls.instance is None:
                    time.sleep(0.1)
                    cls.instance = cls()
        return cls.instance

threads = [threading.Thread(target=Config.get) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
