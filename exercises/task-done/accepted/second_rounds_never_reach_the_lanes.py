"""Customs: every parcel is looked at, and then the gate is closed."""
import asyncio

import customs


async def inspect(belt):
    while True:
        parcel = await belt.get()
        try:
            print(f"{parcel}: {await customs.xray(parcel)}")
        except customs.Unreadable:
            await customs.open_by_hand(parcel)
            print(f"{parcel}: opened by hand")
        belt.task_done()


async def main():
    belt, seen = asyncio.Queue(), set()
    async with asyncio.TaskGroup() as group:
        lanes = []
        for _ in range(customs.LANES):
            lanes.append(group.create_task(inspect(belt)))
        async for parcel in customs.unload():
            if parcel not in seen:
                seen.add(parcel)
                belt.put_nowait(parcel)
        await belt.join()
        while lanes:
            lanes.pop().cancel()
    await customs.close_gate()


if __name__ == "__main__":
    asyncio.run(main())
    print(customs.report())
