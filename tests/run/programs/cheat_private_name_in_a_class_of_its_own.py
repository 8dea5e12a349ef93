import shop


class Till(shop.Till):
    def sell(self, item):
        self._sold = 3


till = Till()
till.sell('tea')
print(till.sold())
