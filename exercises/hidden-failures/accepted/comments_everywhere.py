"""One night of an observatory that works alone."""
import asyncio

import dome


async def prepare():
    ready = (  # until we know better
        True
    )
    try:
        # three steps
        async with (  # at once
            asyncio.TaskGroup()
        ) as group:
            group.create_task(  # one
                dome.open_roof()
            )
            group.create_task(dome.cool_camera()); group.create_task(dome.point_telescope())
    # nobody's fault
    except* (  # only
        dome.Clouds,  # these
    ):
        ready = not ready; print("called off: clouds")
    return (ready)  # behind the try


async def night():
    if not await prepare():  # then
        return
    print("ready")
    print("picture:", await dome.expose())


if __name__ == "__main__":
    asyncio.run(night())
