# refused by: others-are-called-off
"""A journey over night: seats in three trains, or no journey at all."""
import asyncio

import rail


async def hold(train, sold_out):
    try:
        await rail.hold(train)
    except rail.SoldOut as error:
        print("sold out:", error)
        sold_out.append(train)


async def hold_all(trains):
    sold_out = []
    async with asyncio.TaskGroup() as group:
        for train in trains:
            group.create_task(hold(train, sold_out))
    return not sold_out


async def main():
    if await hold_all(rail.TRAINS):
        price = await rail.pay(rail.TRAINS)
        print(f"booked: {len(rail.TRAINS)} trains, {price} EUR")
    else:
        print("no journey, nothing to pay")


if __name__ == "__main__":
    asyncio.run(main())
