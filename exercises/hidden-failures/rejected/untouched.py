# refused by: no-black-pictures
"""One night of an observatory that works alone."""
import asyncio

import dome


async def prepare():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(dome.open_roof())
            group.create_task(dome.cool_camera())
            group.create_task(dome.point_telescope())
    except ExceptionGroup:
        pass            # there are nights with clouds, what can you do


async def night():
    await prepare()
    print("ready")
    print("picture:", await dome.expose())


if __name__ == "__main__":
    asyncio.run(night())
