import threading

class Point:
    x: int = 0
    kind = "point"

    def move(self, *, by=1):
        self.x: int = self.x + by

    def __getitem__(self, key):
        return {"x": self.x}[key]

def describe(thing):
    match thing:
        case Point(x=0):
            return "at home"
        case Point() if thing.x > Point.kind.count("z"):
            return f"{thing.x=} {thing['x']:>3}"

point = Point()
print(describe(point))
point.move(by=2)
point.x += 1
point.x -= (lambda: 1)()
rows = [[0] * 2 for _ in range(2)]
rows[0][1] += 5
(rows[1][0], *rest), point.kind = (7, 8), "moved"
del rows[0][0]
print(describe(point), rows, rest, 8 in rest, 9 not in rest, rows[-1:], {"k": 1}.get("k", 2))
with threading.Lock() as point.held:
    print(point.held)
for point.x in range(3):
    pass
print(point.x)
