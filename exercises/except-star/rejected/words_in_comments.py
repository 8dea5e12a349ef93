# refused by: sold-out-is-told
"""A journey over night.

except* rail.SoldOut: failures.exceptions are told one by one.
"""
import asyncio

import rail


async def hold_all(trains):
    try:
        async with asyncio.TaskGroup() as group:
            for train in trains:
                group.create_task(rail.hold(train))
    # except* rail.SoldOut as failures:
    except rail.SoldOut as error:
        print("sold out:", error)
        return False
    return True


async def main():
    if await hold_all(rail.TRAINS):
        price = await rail.pay(rail.TRAINS)
        print(f"booked: {len(rail.TRAINS)} trains, {price} EUR")
    else:
        print("no journey, nothing to pay")


if __name__ == "__main__":
    asyncio.run(main())
