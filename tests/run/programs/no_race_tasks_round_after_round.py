import asyncio

stock = {"tea": 0, "rice": 0}


async def add(what, delay):
    number = stock[what]
    await asyncio.sleep(delay)
    stock[what] = number + 1


def both(early, late):
    return [asyncio.create_task(add(early, 0.1)), asyncio.create_task(add(late, 0.2))]


async def main():
    for _ in range(2):
        await asyncio.gather(*both("tea", "rice"))
        async with asyncio.TaskGroup() as group:
            group.create_task(add("tea", 0.1))
            group.create_task(add("rice", 0.2))
        await asyncio.wait(both("tea", "rice"))
        for done in asyncio.as_completed(both("rice", "tea")):
            await done
        first, second = both("tea", "rice")
        await second
        await first
        tasks = both("rice", "tea")
        while not all(task.done() for task in tasks):
            await asyncio.sleep(0.25)
    print(stock)


asyncio.run(main())
