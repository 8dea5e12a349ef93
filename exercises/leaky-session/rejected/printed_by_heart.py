# refused by: board-stays
for row in ("eagle     no answer", "marmot    4 beds", "ibex      0 beds",
            "chough    31 beds", "larch     8 beds", "edelweiss 17 beds"):
    print(row)
