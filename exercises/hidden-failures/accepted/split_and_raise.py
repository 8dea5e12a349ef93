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
        clouds, faults = failures.split(dome.Clouds)
        if clouds:
            print("called off: clouds")
        if faults:
            raise RuntimeError("the observatory needs help") from faults
        return False
    return True


async def night():
    if await prepare():
        print("ready")
        print("picture:", await dome.expose())


if __name__ == "__main__":
    asyncio.run(night())
