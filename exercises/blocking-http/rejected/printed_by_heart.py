# refused by: board-is-kept
"""The board at a bus stop."""
for line, minutes in ("4", 7), ("12", 3), ("31", 12), ("58", 5):
    print(f"line {line:<3} {minutes} min")
print("the clock stood still for 0.3 s")
