import shop

stock = shop.stock
stock.__wrapped__.__globals__['_STOCK']['tea'] = 3
print(stock('tea'))
