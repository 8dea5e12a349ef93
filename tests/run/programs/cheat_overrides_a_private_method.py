import shop


class Till(shop.Till):
    def _count(self, item):
        self.counted = 3


till = Till()
till.sell('tea')
print(till.sold())
