"""Customs: every parcel is looked at, and then the gate is closed."""
import asyncio

import customs


async def inspect(belt, seen):
    while True:
        parcel = await belt.get()
        try:
            if parcel in seen:          # it has gone round once already
                continue
            seen.add(parcel)
            inside = await customs.xray(parcel)
            print(f"{parcel}: {inside}")
        except customs.Unreadable:
            await customs.open_by_hand(parcel)
            print(f"{parcel}: opened by hand")
        finally:
            belt.task_done()


async def main():
    belt, seen = asyncio.Queue(), set()
    lanes = [
        asyncio.create_task(inspect(belt, seen))
        for _ in range(customs.LANES)
    ]
    async for parcel in customs.unload():
        await belt.put(parcel)
    finished = asyncio.create_task(belt.join())
    done, pending = await asyncio.wait(
        [finished, *lanes], return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    for task in done:
        task.result()
    await customs.close_gate()


if __name__ == "__main__":
    asyncio.run(main())
    print(customs.report())
