# refused by: clear-night-unchanged
"""One night of an observatory that works alone."""
import asyncio

import dome


async def prepare():
    ready = True
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(dome.open_roof())
            group.create_task(dome.point_telescope())
    except* dome.Clouds:
        ready = False
        print("called off: clouds")
    return ready


async def night():
    if await prepare():
        print("ready")
        print("picture:", await dome.expose())


if __name__ == "__main__":
    asyncio.run(night())
