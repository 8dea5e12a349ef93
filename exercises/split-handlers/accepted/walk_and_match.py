"""The evening check of the scales under the beehives."""
from asyncio import run

from hives import ask_again, order_scale, self_test


async def treat(error):
    """Treat an error and all that is in it; return what is left."""
    match error:
        case ExceptionGroup(exceptions=inner):
            left = [rest for e in inner for rest in await treat(e)]
            return left
        case ValueError():
            print("new scale:", error)
            await order_scale(str(error))
        case OSError():
            print("ask again:", error)
            await ask_again(str(error))
        case _:
            return [error]
    return []


async def evening():
    try:
        await self_test()
    except Exception as error:
        if left := await treat(error):
            raise ExceptionGroup("unknown", left) from None
    print("self-test done")


run(evening())
