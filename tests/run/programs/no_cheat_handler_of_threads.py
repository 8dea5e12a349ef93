import threading


def handler(args):
    print("seen:", args.exc_value)


def work():
    raise ValueError("no tea")


threading.excepthook = handler
thread = threading.Thread(target=work)
thread.start()
thread.join()
