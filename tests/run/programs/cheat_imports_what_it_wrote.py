with open("mine.py", "w") as file:
    file.write("print('hidden')")
import mine
