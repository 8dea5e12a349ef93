print("caf\u00e9 \ud800 \x1b[31m")
