import shop
shop.weigh = lambda item: 3
