# refused by: gate-is-in-order
"""The gate of a ski lift: check the pass, open the gate, count the ride."""
import asyncio

import lift


async def admit(guest):
    try:
        valid = await lift.check_pass(guest)
    except lift.Offline:
        return "please see the desk"
    if not valid:
        return "pass is not valid"
    await lift.open_gate(guest)
    await lift.count_ride(guest)
    return "have a nice ride"


async def main():
    texts = await asyncio.gather(*map(admit, lift.GUESTS))
    for guest, text in zip(lift.GUESTS, texts):
        print(f"{guest:<5}", text)
    print(lift.summary())


if __name__ == "__main__":
    asyncio.run(main())
