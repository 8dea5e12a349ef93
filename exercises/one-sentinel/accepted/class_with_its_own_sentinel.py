"""Old radio tapes are made into files, on every machine that works today."""
from asyncio import Queue, TaskGroup, run

import studio as basement

END = object()


class Basement:
    def __init__(self, machines):
        self.machines = machines
        self.tapes = Queue(2)

    async def __aiter__(self):
        while (number := await self.tapes.get()) is not END:
            yield number

    async def fill(self):
        async for number in basement.shelf():
            await self.tapes.put(number)
        for _ in self.machines:
            await self.tapes.put(END)

    async def operate(self, machine):
        await basement.warm_up(machine)
        async for number in self:
            await basement.play(machine, number)
            print("saved: tape", number)
        await basement.cool_down(machine)
        print("off:  ", machine)

    async def open(self):
        async with TaskGroup() as crew:
            for machine in self.machines:
                crew.create_task(self.operate(machine))
            await self.fill()


run(Basement(basement.MACHINES).open())
print(basement.report())
