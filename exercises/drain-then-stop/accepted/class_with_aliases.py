"""The blood lab: samples come in, two machines analyze them."""
import asyncio as aio
from asyncio import CancelledError, Queue, create_task, get_running_loop
from signal import SIGTERM as CLOSING_TIME

import lab as laboratory

GRACE = 2.5


class Lab:
    def __init__(self):
        self.rack = Queue()
        self.open = Queue(maxsize=1)

    async def door(self):
        async for tube in laboratory.deliveries():
            await self.rack.put(tube)

    async def machine(self):
        while tube := await self.rack.get():
            await self.use(tube)
            self.rack.task_done()

    async def use(self, tube):
        try:
            print(f"{tube}: {await laboratory.analyze(tube)}")
        except CancelledError:
            await laboratory.refrigerate(tube)
            raise

    async def day(self):
        get_running_loop().add_signal_handler(
            CLOSING_TIME, self.open.put_nowait, "closed")
        courier = create_task(self.door())
        machines = [create_task(self.machine())
                    for _ in range(laboratory.MACHINES)]
        await self.open.get()
        courier.cancel()
        await self.close(machines)

    async def close(self, machines):
        try:
            await aio.wait_for(self.rack.join(), GRACE)
        except aio.TimeoutError:
            for machine in machines:
                machine.cancel()
            await aio.wait(machines)
            await aio.gather(*map(laboratory.refrigerate, self.left()))

    def left(self):
        while self.rack.qsize():
            yield self.rack.get_nowait()


aio.run(Lab().day())
print(laboratory.report())
