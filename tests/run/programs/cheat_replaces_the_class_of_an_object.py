import shop


class Mine:
    def sold(self):
        return 3


till = shop.Till()
till.__class__ = Mine
print(till.sold())
