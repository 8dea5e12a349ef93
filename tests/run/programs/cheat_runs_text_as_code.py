exec("count = 0\ncount += 1\nprint(count)")
