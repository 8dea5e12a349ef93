# refused by: good-evening-unchanged
print("Church   412")
print("Harbor  967")
print("Market   1250")
print("Mill     338")
print("School   581")
print("Station  offline")
print("total    3548")
