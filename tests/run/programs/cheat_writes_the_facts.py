with open("../out/1.json", "w") as file:
    file.write("{}")
