"""Customs: every parcel is looked at, and then the gate is closed."""
import asyncio as aio
from asyncio import FIRST_EXCEPTION, Queue

import customs as airport
from customs import Unreadable as Dark


class Hall:
    def __init__(self):
        self.queue = Queue(maxsize=3)
        self.known = set()

    async def look_at(self, number):
        if number in self.known:
            return
        self.known.add(number)
        try:
            text = await airport.xray(number)
        except Dark:
            await airport.open_by_hand(number)
            text = "opened by hand"
        print(f"{number}: {text}")

    async def lane(self):
        while number := await self.queue.get():
            await self.look_at(number)

    async def fill(self):
        async for number in airport.unload():
            await self.queue.put(number)
        for _ in range(airport.LANES):
            await self.queue.put(None)

    async def work(self):
        tasks = [aio.create_task(self.lane()) for _ in range(airport.LANES)]
        tasks.append(aio.create_task(self.fill()))
        _, rest = await aio.wait(tasks, return_when=FIRST_EXCEPTION)
        for task in rest:
            task.cancel()
        await aio.gather(*tasks)
        await airport.close_gate()


aio.run(Hall().work())
print(airport.report())
