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
        broken, others = group.split(ValueError)
        silent, unknown = others.split(OSError) if others else (None, None)
        if broken is not None:
            for error in leaves(broken):
                print("new scale:", error)
                await hives.order_scale(str(error))
        if silent is not None:
            for error in leaves(silent):
                print("ask again:", error)
                await hives.ask_again(str(error))
        if unknown is not None:
            raise unknown
    print("self-test done")


if __name__ == "__main__":
    asyncio.run(evening())
