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


def compare(told, what, wait, *args):
    outer, began, inner = real(), time.monotonic(), real()
    said = wait(*args)
    inner, passed, outer = real() - inner, time.monotonic() - began, real() - outer
    told[what] = said, "as fast" if inner - 0.15 < passed < outer + 0.15 else f"another: {passed} of {inner} to {outer}"


def waits(context):
    told, box, event, turn = {}, context.SimpleQueue(), context.Event(), context.Lock()
    here, there = context.Pipe()
    turn.acquire()
    child = context.Process(target=work, args=(box, there, event, turn))
    child.start()
    compare(told, "lock", turn.acquire)
    compare(told, "event", event.wait)
    compare(told, "queue", box.get)
    compare(told, "pipe", here.recv)
    compare(told, "join", child.join)
    with context.Pool(2) as pool:
        compare(told, "pool", pool.map, time.sleep, [0.2, 0.2])
    return told


def main():
    context, compared, words = multiprocessing.get_context("fork"), 0, {}
    while compared < 5 and not (words and all(word == "as fast" for said, word in words.values())):
        words, compared = waits(context), compared + 1      # what this process computes takes no time, and more so when it is starved
    for what, (said, word) in words.items():
        print(what, said, word)


if __name__ == "__main__":
    main()
