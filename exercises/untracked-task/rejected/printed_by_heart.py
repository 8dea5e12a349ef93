# refused by: duty-as-before
names = "Ines", "Jaro", "Kalle", "Lotte", "Mirko"
for name in names:
    print(f"{name} is on duty")
for name in names:
    print(f"{name} drives to the mill")
print("good night")
