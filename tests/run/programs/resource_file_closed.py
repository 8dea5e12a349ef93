with open("notes.txt", "w") as notes:
    notes.write("closed")
