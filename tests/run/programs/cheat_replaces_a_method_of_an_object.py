import shop

till = shop.Till()
till.sold = lambda: 3
print(till.sold())
