import shop

till = shop.Till()
setattr(till, '_' + 'sold', 3)
print(till.sold())
