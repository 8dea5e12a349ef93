import ast
import collections
import dataclasses
import decimal
import pathlib
import timeit

Point = collections.namedtuple("Point", "x y")


@dataclasses.dataclass
class Shop:
    name: str


print(Point(1, 2), Shop("tea"), ast.literal_eval("[1]"), decimal.Decimal(1), timeit.timeit("pass", number=1) >= 0)
