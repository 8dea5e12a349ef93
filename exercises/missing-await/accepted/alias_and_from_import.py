from asyncio import run as go

import lift as valley
from lift import Offline, check_pass as may_go_up


async def admit(guest):
    try:
        if not await may_go_up(guest):
            return "pass is not valid"
    except Offline:
        return "please see the desk"
    await valley.open_gate(guest)
    await valley.count_ride(guest)
    return "have a nice ride"


async def main():
    for guest in valley.GUESTS:
        print(f"{guest:<5}", await admit(guest))
    print(valley.summary())


go(main())
