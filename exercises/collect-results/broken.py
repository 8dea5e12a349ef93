"""Election night: what did each polling station count?"""
import asyncio

import election


async def count(station, counts):
    counts.append(await election.count(station))


async def main():
    counts = []
    async with asyncio.TaskGroup() as night:
        for station in election.STATIONS:
            night.create_task(count(station, counts))
    for station, votes in zip(election.STATIONS, counts):
        print(f"{station:<8}{votes:>5}")
    print(f"{'total':<8}{sum(counts):>5}")


if __name__ == "__main__":
    asyncio.run(main())
