"""A journey over night: seats in three trains, or no journey at all."""
import asyncio

import rail


async def hold_all(trains):
    holds = [asyncio.create_task(rail.hold(train)) for train in trains]
    done, pending = await asyncio.wait(
        holds, return_when=asyncio.FIRST_EXCEPTION)
    for task in pending:
        task.cancel()
    outcomes = await asyncio.gather(*holds, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, rail.SoldOut):
            print("sold out:", outcome)
        elif isinstance(outcome, Exception):
            raise outcome
    return all(outcome is None for outcome in outcomes)


async def main():
    if await hold_all(rail.TRAINS):
        price = await rail.pay(rail.TRAINS)
        print(f"booked: {len(rail.TRAINS)} trains, {price} EUR")
    else:
        print("no journey, nothing to pay")


if __name__ == "__main__":
    asyncio.run(main())
