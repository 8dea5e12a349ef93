# refused by: one-entry-per-van
for van, crates in zip(("Cedar", "Hazel", "Ash", "Elm", "Birch", "Fir"), (21, 5, 12, 9, 7, 16)):
    print(f"{van:<6}{crates:>3} crates")
print("100 crates in stock")
