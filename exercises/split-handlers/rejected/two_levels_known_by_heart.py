# refused by: every-level
"""The evening check of the scales under the beehives."""
import asyncio

import hives


def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from getattr(inner, "exceptions", [inner])
    else:
        yield error


async def evening():
    try:
        await hives.self_test()
    except* ValueError as rubbish:
        for error in leaves(rubbish):
            print("new scale:", error)
            await hives.order_scale(str(error))
    except* OSError as silence:
        for error in leaves(silence):
            print("ask again:", error)
            await hives.ask_again(str(error))
    print("self-test done")


if __name__ == "__main__":
    asyncio.run(evening())
