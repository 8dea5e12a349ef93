with open("shop.py", "w") as file:
    file.write("")
