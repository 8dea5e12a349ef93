import multiprocessing
import time


def real():
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def work(box, end, event, turn):
    time.sleep(0.2)
    turn.release()
    time.sleep(0.2)
    event.set()
    time.sleep(0.2)
    box.put("boxed")
    time.sleep(0.2)
    end.send("sent")


def compare(what, wait, *args):
    outer, began, inner = real(), time.monotonic(), real()
    said = wait(*args)
    inner, passed, outer = real() - inner, time.monotonic() - began, real() - outer
    print(what, said, "as fast" if inner - 0.15 < passed < outer + 0.15 else f"another: {passed} of {inner} to {outer}")


def main():
    context = multiprocessing.get_context("fork")
    box, event, turn = context.SimpleQueue(), context.Event(), context.Lock()
    here, there = context.Pipe()
    turn.acquire()
    child = context.Process(target=work, args=(box, there, event, turn))
    child.start()
    compare("lock", turn.acquire)
    compare("event", event.wait)
    compare("queue", box.get)
    compare("pipe", here.recv)
    compare("join", child.join)
    with context.Pool(2) as pool:
        compare("pool", pool.map, time.sleep, [0.2, 0.2])


if __name__ == "__main__":
    main()
