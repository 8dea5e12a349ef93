import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

def ask(number):
    time.sleep(0.8 + number / 10)
    return number

with ThreadPoolExecutor(4) as threads, ProcessPoolExecutor(2) as processes:
    answers = list(threads.map(ask, range(6)))
    print(list(processes.map(abs, answers)))
