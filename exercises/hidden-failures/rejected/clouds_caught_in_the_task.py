# refused by: nothing-keeps-running
"""One night of an observatory that works alone."""
import asyncio

import dome


async def open_roof(failed):
    try:
        await dome.open_roof()
    except dome.Clouds:
        failed.append("clouds")


async def prepare():
    failed = []
    async with asyncio.TaskGroup() as group:
        group.create_task(open_roof(failed))
        group.create_task(dome.cool_camera())
        group.create_task(dome.point_telescope())
    if failed:
        print("called off: clouds")
    return not failed


async def night():
    if await prepare():
        print("ready")
        print("picture:", await dome.expose())


if __name__ == "__main__":
    asyncio.run(night())
