# refused by: prepared-at-once
"""One night of an observatory that works alone."""
import asyncio

import dome


async def prepare():
    try:
        await dome.open_roof()
        await dome.cool_camera()
        await dome.point_telescope()
    except dome.Clouds:
        print("called off: clouds")
        return False
    return True


async def night():
    if await prepare():
        print("ready")
        print("picture:", await dome.expose())


if __name__ == "__main__":
    asyncio.run(night())
