"""A journey over night: seats in three trains, or no journey at all."""
from asyncio import TaskGroup, run

from rail import TRAINS, SoldOut, hold, pay


async def hold_all(trains):
    sold_out = []
    try:
        async with TaskGroup() as seats:
            for train in trains:
                seats.create_task(hold(train))
    except* SoldOut as group:
        sold_out += [str(error) for error in group.exceptions]
    return sold_out


async def main():
    if sold_out := await hold_all(TRAINS):
        print(*(f"sold out: {train}" for train in sold_out), sep="\n")
        print("no journey, nothing to pay")
        return
    print(f"booked: {len(TRAINS)} trains, {await pay(TRAINS)} EUR")


run(main())
