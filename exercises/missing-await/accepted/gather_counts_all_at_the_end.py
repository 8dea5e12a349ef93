"""The gate of a ski lift: rides are made first, and counted in the evening."""
import asyncio

import lift


async def admit(guest, rides):
    try:
        valid = await lift.check_pass(guest)
    except lift.Offline:
        return "please see the desk"
    if not valid:
        return "pass is not valid"
    await lift.open_gate(guest)
    rides.append(lift.count_ride(guest))
    return "have a nice ride"


async def main():
    rides = []
    for guest in lift.GUESTS:
        print(f"{guest:<5}", await admit(guest, rides))
    await asyncio.gather(*rides)
    print(lift.summary())


if __name__ == "__main__":
    asyncio.run(main())
