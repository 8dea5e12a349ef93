import asyncio


async def worker(orders):
    while True:
        order = await orders.get()
        print("served", order)


async def main():
    orders = asyncio.Queue()
    orders.put_nowait("tea")
    async with asyncio.TaskGroup() as kitchen:
        for _ in range(3):
            kitchen.create_task(worker(orders))


asyncio.run(main())
