flag = False
while not flag:
    pass
