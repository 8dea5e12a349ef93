"""The evening check of the scales under the beehives."""
import asyncio

import hives


async def evening():
    try:
        await hives.self_test()
    except* (ValueError, OSError) as failures:
        for error in failures.exceptions:
            print("new scale:", error)
            await hives.order_scale(str(error))
    print("self-test done")


if __name__ == "__main__":
    asyncio.run(evening())
