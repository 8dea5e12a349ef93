print("a \"quoted\" \\ word", '??=')

	x = "é 😀"   # %s %%
last = r"\n"
