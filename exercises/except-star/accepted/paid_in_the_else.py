"""A journey over night: seats in three trains, or no journey at all."""
import asyncio

import rail


async def hold_all(trains):
    async with asyncio.TaskGroup() as group:
        for train in trains:
            group.create_task(rail.hold(train))


async def main():
    try:
        await hold_all(rail.TRAINS)
    except* rail.SoldOut as failures:
        for error in failures.exceptions:
            print("sold out:", error)
        print("no journey, nothing to pay")
    else:
        price = await rail.pay(rail.TRAINS)
        print(f"booked: {len(rail.TRAINS)} trains, {price} EUR")


if __name__ == "__main__":
    asyncio.run(main())
