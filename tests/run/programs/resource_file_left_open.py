notes = open("notes.txt", "w")
notes.write("never closed")
