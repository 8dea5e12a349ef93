import shop

other = [shop]
other[0]._STOCK['tea'] = 3
print(shop.stock('tea'))
