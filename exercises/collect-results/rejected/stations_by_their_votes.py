# refused by: every-result-counts
"""Election night: what did each polling station count?"""
import asyncio

import election


async def count(station, counts):
    counts[await election.count(station)] = station


async def main():
    counts = {}
    async with asyncio.TaskGroup() as night:
        for station in election.STATIONS:
            night.create_task(count(station, counts))
    for station in election.STATIONS:
        votes = [n for n in counts if counts[n] == station]
        print(f"{station:<8}{sum(votes):>5}")
    print(f"{'total':<8}{sum(counts):>5}")


if __name__ == "__main__":
    asyncio.run(main())
