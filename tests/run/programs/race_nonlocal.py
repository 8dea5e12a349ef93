import threading

def main():
    total = 0

    def add():
        nonlocal total
        total = total + 1
    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

main()
