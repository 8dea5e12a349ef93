import shop

till = shop.Till()
vars(till)['_sold'] = 3
print(till.sold())
