import multiprocessing
import threading
import time

def work(box):
    threads = [threading.Thread(target=time.sleep, args=(0.01,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    box.put("threads joined")

if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    box = context.Queue()
    child = context.Process(target=work, args=(box,))
    child.start()
    print(box.get())
    child.join()
