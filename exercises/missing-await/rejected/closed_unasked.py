# refused by: pass-is-checked
"""The gate of a ski lift: check the pass, open the gate, count the ride."""
import asyncio

import lift


async def admit(guest):
    try:
        valid = lift.check_pass(guest)
        valid.close()
    except lift.Offline:
        return "please see the desk"
    if not valid:
        return "pass is not valid"
    await lift.open_gate(guest)
    await lift.count_ride(guest)
    return "have a nice ride"


async def main():
    for guest in lift.GUESTS:
        print(f"{guest:<5}", await admit(guest))
    print(lift.summary())


if __name__ == "__main__":
    asyncio.run(main())
