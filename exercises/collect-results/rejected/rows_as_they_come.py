# refused by: row-and-result-belong-together
"""Election night: what did each polling station count?"""
import asyncio

import election


async def count(station, counts):
    counts[station] = await election.count(station)


async def main():
    counts = {}
    async with asyncio.TaskGroup() as night:
        for station in election.STATIONS:
            night.create_task(count(station, counts))
    for station, votes in counts.items():
        print(f"{station:<8}{votes:>5}")
    print(f"{'total':<8}{sum(counts.values()):>5}")


if __name__ == "__main__":
    asyncio.run(main())
