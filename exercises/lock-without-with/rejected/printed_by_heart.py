# refused by: everybody-bakes
print("""Anna baked 12 loaves
Rosa burnt the bread
Ilja baked 9 loaves
Tove baked 15 loaves
Omar baked 11 loaves""")
