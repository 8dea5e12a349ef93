# refused by: both-are-seen
"""One night of an observatory that works alone."""
import asyncio

import dome


async def prepare():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(dome.open_roof())
            group.create_task(dome.cool_camera())
            group.create_task(dome.point_telescope())
    except ExceptionGroup as failures:
        if failures.subgroup(dome.Clouds):
            print("called off: clouds")
            return False
        raise
    return True


async def night():
    if await prepare():
        print("ready")
        print("picture:", await dome.expose())


if __name__ == "__main__":
    asyncio.run(night())
