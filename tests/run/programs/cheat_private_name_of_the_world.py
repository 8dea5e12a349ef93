import shop
print(shop._STOCK)
