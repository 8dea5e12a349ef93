# refused by: label-is-torn
"""The medicine cabinet: three people, one door."""
import threading

import clinic


class Cabinet:
    def __init__(self, stock):
        self.lock = threading.RLock()
        self.stock = dict(stock)

    def put(self, medicine, boxes):
        with self.lock:
            before = self.stock[medicine]
            clinic.scan(medicine)
            self.stock[medicine] = before + boxes

    def exchange(self, old, new, boxes):
        with self.lock:                     # nobody sees half an exchange
            self.put(old, -boxes)
            clinic.write_slip(old, new)
            self.put(new, boxes)

    def count(self):
        with self.lock:
            return sum(self.stock.values())


def nurse(cabinet):
    for old, new, boxes in clinic.exchanges():
        try:
            print("exchanged", boxes, old, "for", new)
            cabinet.exchange(old, new, boxes)
        except clinic.Unreadable as label:
            print("cannot read the label:", label)


def porter(cabinet):
    for medicine, boxes in clinic.deliveries():
        cabinet.put(medicine, boxes)
        print("delivered", boxes, medicine)


def inspector(cabinet):
    for _ in clinic.visits():
        print("inspector counts", cabinet.count())


def main():
    cabinet = Cabinet(clinic.STOCK)
    people = [threading.Thread(target=who, args=[cabinet])
              for who in (nurse, porter, inspector)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    for medicine, boxes in cabinet.stock.items():
        print(f"{medicine:<11}{boxes:>3}")


if __name__ == "__main__":
    main()
