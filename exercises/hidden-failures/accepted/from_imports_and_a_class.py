"""One night of an observatory that works alone."""
from asyncio import TaskGroup, run

from dome import Clouds, cool_camera, expose, open_roof, point_telescope

STEPS = open_roof, cool_camera, point_telescope


class Night:
    called_off = None

    async def prepare(self):
        try:
            async with TaskGroup() as steps:
                for step in STEPS:
                    steps.create_task(step())
        except* Clouds as clouds:
            self.called_off = clouds

    async def spend(self):
        try:
            await self.prepare()
        finally:
            if self.called_off is not None:
                print("called off: clouds")
        if self.called_off is None:
            print("ready")
            print("picture:", await expose())


run(Night().spend())
