# refused by: one-by-one-as-before
print("Medea  A2 black City Stage")
print("Faust  A3 black City Stage")
print("Lear   A3 blue  City Stage")
print("Hamlet A1 red   City Stage")
print("Notice A3 black City Stage")
