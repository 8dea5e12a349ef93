import shop

till = shop.Till()
object.__setattr__(till, '_sold', 3)
print(till.sold())
