# refused by: no-table-without-all
"""Election night: what did each polling station count?"""
import asyncio

import election


async def count(station, counts):
    counts[station] = 0
    try:
        counts[station] = await election.count(station)
    except election.BallotsLost:
        print(station, "has lost its ballots")


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
