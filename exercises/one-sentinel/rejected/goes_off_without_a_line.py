# refused by: one-machine-works
"""Old radio tapes are made into files, on every machine that works today."""
import asyncio

import studio


async def bring_tapes(tapes):
    async for number in studio.shelf():
        await tapes.put(number)
    for _ in studio.MACHINES:           # one note for each of them
        await tapes.put(None)


async def operate(machine, tapes):
    await studio.warm_up(machine)
    while True:
        number = await tapes.get()
        if number is None:
            break
        await studio.play(machine, number)
        print("saved: tape", number)
    await studio.cool_down(machine)


async def main():
    tapes = asyncio.Queue(maxsize=2)
    async with asyncio.TaskGroup() as group:
        for machine in studio.MACHINES:
            group.create_task(operate(machine, tapes))
        group.create_task(bring_tapes(tapes))


if __name__ == "__main__":
    asyncio.run(main())
    print(studio.report())
