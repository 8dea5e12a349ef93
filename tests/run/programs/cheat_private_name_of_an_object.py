import shop

till = shop.Till()
till._sold = 3
print(till.sold())
