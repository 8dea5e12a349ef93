# refused by: two-sheets-one-price
WALKS = {
    "Abbey": "<B2> <C3> <D4>", "Brook": "<C3> <D3>", "Castle": "<A1> <B2> <C3>",
    "Dunes": "<E5> <D4>", "Elms": "<D4> <C3> <A1>", "Fort": "<B2> <A1>",
}
for title in "for the guests", "for the guides":
    print(title)
    for walk, route in WALKS.items():
        print(f"{walk:<7}{route}")
print("6 squares, 30 cents")
