from shop import _STOCK as stock
print(stock)
