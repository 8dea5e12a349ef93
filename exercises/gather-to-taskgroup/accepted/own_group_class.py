"""Water the tomatoes, then see to the rest."""
import asyncio

import greenhouse


class Watched(asyncio.TaskGroup):
    """A group that raises the first failure itself."""

    async def __aexit__(self, *failure):
        try:
            return await super().__aexit__(*failure)
        except ExceptionGroup as group:
            raise group.exceptions[0] from None


async def main():
    try:
        async with Watched() as jobs:
            list(map(jobs.create_task,
                     (greenhouse.run_pump(), greenhouse.watch_level())))
    except greenhouse.Fault:
        print("watering stopped")
        await greenhouse.call_gardener()
    else:
        print("watered")


asyncio.run(main())
