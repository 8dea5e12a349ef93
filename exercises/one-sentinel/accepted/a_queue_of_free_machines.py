"""Old radio tapes are made into files, on every machine that works today."""
import asyncio

import studio


async def save(machine, number, free):
    await studio.play(machine, number)
    print("saved: tape", number)
    free.put_nowait(machine)


async def switch_on(machine, free):
    await studio.warm_up(machine)
    free.put_nowait(machine)


async def main():
    free = asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        for machine in studio.MACHINES:
            group.create_task(switch_on(machine, free))
        async for number in studio.shelf():
            machine = await free.get()
            group.create_task(save(machine, number, free))
    while not free.empty():             # all of them are back
        machine = free.get_nowait()
        await studio.cool_down(machine)
        print("off:  ", machine)


if __name__ == "__main__":
    asyncio.run(main())
    print(studio.report())
