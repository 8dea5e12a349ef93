"""The world of the tests of the stand-ins."""
from standin import Answer, Fails, database, files, web

web({
    "https://prices.example/tea": Answer(0.03, json={"price": 4}),
    "https://prices.example/rice": {"": Fails("refused", 0.01), "calm": Answer(0.07, json={"price": 2})},
    "https://prices.example/salt": [Answer(0.01, status=503), Answer(0.01, text="1")],
    "https://prices.example/slow": Answer(0.6, text="at last"),
    "https://prices.example/page": Answer(0.01, text="<h1>"),
    "https://prices.example/find?q=tea": Answer(0.01, json=["tea"]),
    "https://prices.example/gone": Fails("disconnected", 0.01),
    "https://prices.example/bug": Fails(ZeroDivisionError("bug"), 0.01),
    "https://slow.example/*": Fails("refused", 0.6),
    "POST https://prices.example/*": lambda request: Answer(0.02, status=201, json=request.json),
})
database("shop.db", "CREATE TABLE item (name TEXT PRIMARY KEY, price REAL); INSERT INTO item VALUES ('tea', 4), ('rice', 2);",
         after=0.01, queries={"order by price": Answer(0.2), "from nowhere": Fails("lost")})
database("shop", "CREATE TABLE item (name TEXT PRIMARY KEY, price REAL); INSERT INTO item VALUES ('tea', 4), ('rice', 2);",
         after=0.01, queries={"order by price": Answer(0.2), "from nowhere": Fails("lost")})
database("down", "", queries={"connect": Fails("refused")})
files({"readings.csv": Answer(0.05, text="7,8\n9,10\n"), "broken.csv": Fails("Input/output error", 0.01)})
