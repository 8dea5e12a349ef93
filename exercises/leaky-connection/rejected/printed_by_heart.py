# refused by: three-counts
print("""rye not counted, no answer from pass
barley 63 bags
oats 47 bags
0 lines open""")
