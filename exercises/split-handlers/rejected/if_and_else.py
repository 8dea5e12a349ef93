# refused by: the-unknown-ends-it
"""The evening check of the scales under the beehives."""
import asyncio

import hives


def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    else:
        yield error


async def evening():
    try:
        await hives.self_test()
    except ExceptionGroup as group:
        for error in leaves(group):
            if isinstance(error, ValueError):
                print("new scale:", error)
                await hives.order_scale(str(error))
            elif isinstance(error, OSError):
                print("ask again:", error)
                await hives.ask_again(str(error))
    print("self-test done")


if __name__ == "__main__":
    asyncio.run(evening())
