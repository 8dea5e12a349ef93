# refused by: in-order
print(42)
