import asyncio


async def produce(queue):
    for n in range(4):
        await asyncio.sleep(0.1)
        await queue.put(n)
    await queue.put(None)


async def consume(queue):
    while (n := await queue.get()) is not None:
        await asyncio.sleep(0.15)
        print("used", n)


async def main():
    queue = asyncio.Queue(1)
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(queue))
        group.create_task(consume(queue))


asyncio.run(main())
