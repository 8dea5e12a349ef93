# refused by: second-round-counts
"""Customs: every parcel is looked at, and then the gate is closed."""
import asyncio

import customs


async def inspect(belt, seen):
    while True:
        parcel = await belt.get()
        try:
            if parcel in seen:          # it has gone round once already
                continue
            inside = await customs.xray(parcel)
            seen.add(parcel)
            print(f"{parcel}: {inside}")
        except customs.Unreadable:
            await customs.open_by_hand(parcel)
            print(f"{parcel}: opened by hand")
        finally:
            belt.task_done()


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
