# refused by: quiet-evening-unchanged
"""The evening check of the scales under the beehives."""
import asyncio

import hives


async def evening():
    print("new scale: Linden 2")
    print("ask again: Clover 4")
    print("ask again: Willow 1")
    print("self-test done")


if __name__ == "__main__":
    asyncio.run(evening())
