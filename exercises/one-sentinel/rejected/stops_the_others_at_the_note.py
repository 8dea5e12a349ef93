# refused by: every-tape-is-saved
"""Old radio tapes are made into files, on every machine that works today."""
import asyncio

import studio


async def bring_tapes(tapes):
    async for number in studio.shelf():
        await tapes.put(number)
    await tapes.put(None)               # that was the last one


async def operate(machine, tapes, others):
    await studio.warm_up(machine)
    while True:
        number = await tapes.get()
        if number is None:
            for other in others:
                if other is not asyncio.current_task():
                    other.cancel()
            break
        await studio.play(machine, number)
        print("saved: tape", number)
    await studio.cool_down(machine)
    print("off:  ", machine)


async def main():
    tapes = asyncio.Queue(maxsize=2)
    async with asyncio.TaskGroup() as group:
        others = []
        for machine in studio.MACHINES:
            others.append(group.create_task(operate(machine, tapes, others)))
        group.create_task(bring_tapes(tapes))


if __name__ == "__main__":
    asyncio.run(main())
    print(studio.report())
