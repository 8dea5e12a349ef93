"""Old radio tapes are made into files, on every machine that works today."""
import asyncio

import studio


async def operate(machine, shelf, door):
    await studio.warm_up(machine)
    while True:
        async with door:                # one at a time goes to the shelf
            number = await anext(shelf, None)
        if number is None:
            break
        await studio.play(machine, number)
        print("saved: tape", number)
    await studio.cool_down(machine)
    print("off:  ", machine)


async def main():
    shelf, door = studio.shelf(), asyncio.Lock()
    await asyncio.gather(
        *(operate(machine, shelf, door) for machine in studio.MACHINES))


if __name__ == "__main__":
    asyncio.run(main())
    print(studio.report())
