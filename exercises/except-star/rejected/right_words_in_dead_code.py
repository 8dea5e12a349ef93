# refused by: sold-out-is-told
"""A journey over night: seats in three trains, or no journey at all."""
import asyncio

import rail


async def hold_all(trains):
    try:
        async with asyncio.TaskGroup() as group:
            for train in trains:
                group.create_task(rail.hold(train))
    except rail.SoldOut as error:
        print("sold out:", error)
        return False
    if False:
        try:
            pass
        except* rail.SoldOut as failures:
            for error in failures.exceptions:
                print("sold out:", error)
    return True


async def main():
    if await hold_all(rail.TRAINS):
        price = await rail.pay(rail.TRAINS)
        print(f"booked: {len(rail.TRAINS)} trains, {price} EUR")
    else:
        print("no journey, nothing to pay")


if __name__ == "__main__":
    asyncio.run(main())
