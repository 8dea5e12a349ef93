import shop

till = shop.Till()
type(till).sold = lambda self: 3
print(till.sold())
