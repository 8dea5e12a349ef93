"""Fire a kiln of pots, step by step up the curve."""
import asyncio as aio
from asyncio import Event, get_running_loop
from signal import SIGINT as CTRL_C, SIGTERM as TERMINATE

import kiln as oven


class Firing:
    def __init__(self):
        self.over = Event()

    async def pause(self):
        try:
            await aio.wait_for(self.over.wait(), oven.SOAK)
        except aio.TimeoutError:
            pass

    async def up(self):
        await oven.open_gas()
        try:
            for step in oven.CURVE:
                if self.over.is_set():
                    break
                await oven.heat_to(step)
                print(f"{step} degrees")
                await self.pause()
        finally:
            await oven.close_gas()

    async def __call__(self):
        hear = get_running_loop().add_signal_handler
        hear(TERMINATE, self.over.set)
        hear(CTRL_C, self.over.set)
        await self.up()


aio.run(Firing()())
print(oven.report())
