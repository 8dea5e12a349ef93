import shop

till = shop.Till()
till.__dict__.update(_sold=3)
print(till.sold())
