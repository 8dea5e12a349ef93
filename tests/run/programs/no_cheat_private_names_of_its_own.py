import shop


class Till:
    """Has nothing to do with the shop's, but for the names."""
    _STOCK = 2

    def __init__(self):
        self._sold, self.closed = 0, False

    def _count(self, other):
        self._sold += 1
        other._sold -= 1
        setattr(self, "_sold", getattr(other, "_sold") + 2)
        vars(self).update(other.__dict__)
        object.__setattr__(self, "_sold", self._sold)

    def sold(self):
        return self._sold


class Counting(shop.Till):
    """Builds on the shop's, with names of its own."""

    def __init__(self):
        super().__init__()
        self._seen = []

    def sell(self, item):
        self._seen.append(item)
        self.note = "fine"
        super().sell(item)


one, other = Till(), Till()
one._count(other)
one.sold = one.sold
one.closed = True
Till.sold = Till.sold
counting = Counting()
counting.sell("tea")
match 2:
    case Till._STOCK:
        one.closed = vars(one)["_sold"]
print(one.sold(), other._sold, counting.sold(), counting._seen, counting.note)
