path = "/pro" + "c/self/status"
with open(path) as status:
    print(len(status.read()) > 0)
