import multiprocessing

def work(box):
    box.put("from the child")

if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    box = context.SimpleQueue()
    child = context.Process(target=work, args=(box,))
    child.start()
    print(box.get())
    child.join()
