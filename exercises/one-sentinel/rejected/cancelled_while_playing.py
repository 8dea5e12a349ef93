# refused by: one-machine-works
"""Old radio tapes are made into files, on every machine that works today."""
import asyncio

import studio


async def bring_tapes(tapes):
    async for number in studio.shelf():
        await tapes.put(number)


async def operate(machine, tapes):
    await studio.warm_up(machine)
    try:
        while True:
            number = await tapes.get()
            await studio.play(machine, number)
            print("saved: tape", number)
            tapes.task_done()
    finally:
        await studio.cool_down(machine)
        print("off:  ", machine)


async def main():
    tapes = asyncio.Queue(maxsize=2)
    async with asyncio.TaskGroup() as group:
        machines = [
            group.create_task(operate(machine, tapes))
            for machine in studio.MACHINES
        ]
        await bring_tapes(tapes)
        while not tapes.empty():
            await asyncio.sleep(0.1)
        for machine in machines:
            machine.cancel()


if __name__ == "__main__":
    asyncio.run(main())
    print(studio.report())
