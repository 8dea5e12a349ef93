import multiprocessing

def work(box):
    box.put("from the child")

if __name__ == "__main__":
    for method in ("spawn", "forkserver"):
        context = multiprocessing.get_context(method)
        box = context.SimpleQueue()
        child = context.Process(target=work, args=(box,))
        child.start()
        print(box.get())
        child.join()
