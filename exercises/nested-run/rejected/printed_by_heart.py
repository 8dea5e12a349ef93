# refused by: desks-work
print("east: Atlas for Asta")
print("east: Birds for Bo")
print("east: Clouds is reserved")
print("west: Dunes is reserved")
print("west: Eels for Elif")
print("west: Ferns for Finn")
print("4 loans")
