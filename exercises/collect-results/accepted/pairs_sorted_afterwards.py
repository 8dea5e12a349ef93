"""Election night: what did each polling station count?"""
import asyncio

import election


async def count(station, counts):
    counts.append((station, await election.count(station)))


async def main():
    counts = []
    async with asyncio.TaskGroup() as night:
        for station in election.STATIONS:
            night.create_task(count(station, counts))
    for station, votes in sorted(counts, key=lambda row: election.STATIONS.index(row[0])):
        print(f"{station:<8}{votes:>5}")
    print(f"{'total':<8}{sum(votes for _, votes in counts):>5}")


if __name__ == "__main__":
    asyncio.run(main())
