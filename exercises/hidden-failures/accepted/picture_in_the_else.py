"""One night of an observatory that works alone."""
import asyncio

import dome


async def night():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(dome.open_roof())
            group.create_task(dome.cool_camera())
            group.create_task(dome.point_telescope())
    except* dome.Clouds:
        print("called off: clouds")
    else:
        print("ready")
        picture = await dome.expose()
        print("picture:", picture)


if __name__ == "__main__":
    asyncio.run(night())
