import shop

session = shop.Session()
session.closed = True
