"""Customs: every parcel is looked at, and then the gate is closed."""
import asyncio
import contextlib

import customs


@contextlib.asynccontextmanager
async def taken_from(belt):
    parcel = await belt.get()
    try:
        yield parcel
    finally:
        belt.task_done()


async def inspect(belt, seen):
    while True:
        async with taken_from(belt) as parcel:
            if parcel in seen:
                continue
            seen.add(parcel)
            try:
                print(f"{parcel}: {await customs.xray(parcel)}")
            except customs.Unreadable:
                await customs.open_by_hand(parcel)
                print(f"{parcel}: opened by hand")


async def main():
    belt, seen = asyncio.Queue(), set()
    async with asyncio.TaskGroup() as group:
        lanes = [
            group.create_task(inspect(belt, seen))
            for _ in range(customs.LANES)
        ]
        async for parcel in customs.unload():
            await belt.put(parcel)
        await belt.join()
        for lane in lanes:
            lane.cancel()
    await customs.close_gate()


if __name__ == "__main__":
    asyncio.run(main())
    print(customs.report())
