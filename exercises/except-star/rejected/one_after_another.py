# refused by: good-night-unchanged
"""A journey over night: seats in three trains, or no journey at all."""
import asyncio

import rail


async def hold_all(trains):
    for train in trains:
        try:
            await rail.hold(train)
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
