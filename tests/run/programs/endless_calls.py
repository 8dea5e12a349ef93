import shop

while True:
    shop.stock("tea")
    shop.weigh("tea")
