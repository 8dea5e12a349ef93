import asyncio


async def work():
    try:
        await asyncio.sleep(9)
    finally:
        print("work ends")


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work())
    loop.call_later(0.5, task.set_name, "late")
    loop.call_later(1, task.cancel)
    await asyncio.wait([task])
    print(task.cancelled(), task.get_name())


asyncio.run(main())
