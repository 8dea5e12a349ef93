# refused by: quiet-night-unchanged
for station, votes in zip(("Bakery", "Chapel", "Depot", "Forge", "Inn", "Library", "total"),
                          (187, 240, 65, 312, 129, 54, 987)):
    print(f"{station:<8}{votes:>5}")
