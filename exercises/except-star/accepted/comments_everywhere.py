"""A journey over night: seats in three trains, or no journey at all."""
import asyncio

import rail


async def hold_all(trains):
    complete = (  # so far
        True
    )
    try:  # all of them
        # together
        async with (  # a group
            asyncio.TaskGroup()
        ) as group:
            for train in trains:  # each one
                group.create_task(  # a task
                    rail.hold(train)
                )
    # what is expected
    except* (  # only this
        rail.SoldOut,
    ) as failures:
        complete = False
        for error in (failures.exceptions): print("sold out:", error)  # one line
    # what is not flies on
    return (complete)


async def main():
    if await hold_all(rail.TRAINS):
        price = await rail.pay(rail.TRAINS)
        print(f"booked: {len(rail.TRAINS)} trains, {price} EUR")
    else:
        print("no journey, nothing to pay")


if __name__ == "__main__":
    asyncio.run(main())
