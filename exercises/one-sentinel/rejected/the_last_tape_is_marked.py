# refused by: nothing-to-do
"""Old radio tapes are made into files, on every machine that works today."""
import asyncio

import studio


async def bring_tapes(tapes):
    previous = None
    async for number in studio.shelf():
        if previous is not None:
            await tapes.put((previous, False))
        previous = number
    if previous is not None:
        await tapes.put((previous, True))


async def operate(machine, tapes):
    await studio.warm_up(machine)
    while True:
        number, last = await tapes.get()
        if number is None:
            break
        if last:
            for _ in studio.MACHINES:
                tapes.put_nowait((None, False))
        await studio.play(machine, number)
        print("saved: tape", number)
    await studio.cool_down(machine)
    print("off:  ", machine)


async def main():
    tapes = asyncio.Queue(maxsize=9)
    async with asyncio.TaskGroup() as group:
        for machine in studio.MACHINES:
            group.create_task(operate(machine, tapes))
        group.create_task(bring_tapes(tapes))


if __name__ == "__main__":
    asyncio.run(main())
    print(studio.report())
