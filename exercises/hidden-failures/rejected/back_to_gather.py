# refused by: nothing-keeps-running
"""One night of an observatory that works alone."""
import asyncio

import dome


async def prepare():
    try:
        await asyncio.gather(
            dome.open_roof(), dome.cool_camera(), dome.point_telescope())
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
