# refused by: bulletins-are-kept
"""The avalanche hut: what it said yesterday."""
for hour in "morning", "noon":
    for slope, level in zip(("Gully", "Saddle", "Bowl", "Ridge"), (3, 1, 1, 1)):
        print(f"{hour:<8}{slope:<7} {level}")
print("processes computing at once: 2")
print("radio while they compute: on")
