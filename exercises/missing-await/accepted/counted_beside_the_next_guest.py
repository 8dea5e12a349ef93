"""The gate of a ski lift; the books are kept while the next guest comes."""
import asyncio

import lift


async def admit(guest, books):
    try:
        valid = await lift.check_pass(guest)
    except lift.Offline:
        return "please see the desk"
    if valid:
        await lift.open_gate(guest)
        books.create_task(lift.count_ride(guest))
        return "have a nice ride"
    return "pass is not valid"


async def main():
    async with asyncio.TaskGroup() as books:
        for guest in lift.GUESTS:
            print(f"{guest:<5}", await admit(guest, books))
    print(lift.summary())


if __name__ == "__main__":
    asyncio.run(main())
