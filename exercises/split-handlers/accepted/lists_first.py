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
    broken, silent = [], []
    try:
        await hives.self_test()
    except* OSError as eg:
        silent.extend(map(str, leaves(eg)))
    except* ValueError as eg:
        broken.extend(map(str, leaves(eg)))
    finally:
        for hive in broken:
            print("new scale:", hive)
        for hive in silent:
            print("ask again:", hive)
        async with asyncio.TaskGroup() as work:
            for hive in broken:
                work.create_task(hives.order_scale(hive))
            for hive in silent:
                work.create_task(hives.ask_again(hive))
    print("self-test done")


if __name__ == "__main__":
    asyncio.run(evening())
