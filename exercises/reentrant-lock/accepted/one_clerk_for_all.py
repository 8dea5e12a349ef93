"""The medicine cabinet: one clerk keeps it, the others ask her."""
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

from clinic import STOCK, Unreadable, deliveries, exchanges, scan, visits, write_slip

stock = dict(STOCK)
clerk = ThreadPoolExecutor(max_workers=1)


def put(medicine, boxes):
    scan(medicine)
    stock[medicine] += boxes


def exchange(old, new, boxes):
    put(old, -boxes)
    write_slip(old, new)
    put(new, boxes)


def nurse():
    for old, new, boxes in exchanges():
        try:
            clerk.submit(exchange, old, new, boxes).result()
            print("exchanged", boxes, old, "for", new)
        except Unreadable as label:
            print("cannot read the label:", label)


def porter():
    for medicine, boxes in deliveries():
        clerk.submit(put, medicine, boxes).result()
        print("delivered", boxes, medicine)


def inspector():
    for _ in visits():
        boxes = clerk.submit(lambda: sum(stock.values())).result()
        print("inspector counts", boxes)


people = [Thread(target=who) for who in (nurse, porter, inspector)]
for person in people:
    person.start()
for person in people:
    person.join()
clerk.shutdown()
for medicine, boxes in stock.items():
    print(f"{medicine:<11}{boxes:>3}")
