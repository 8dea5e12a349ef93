# refused by: row-and-result-belong-together
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
    if False:
        tasks = [asyncio.create_task(election.count(s)) for s in election.STATIONS]
        counts = [task.result() for task in tasks]
    for station, votes in zip(election.STATIONS, counts):
        print(f"{station:<8}{votes:>5}")
    print(f"{'total':<8}{sum(counts):>5}")


if __name__ == "__main__":
    asyncio.run(main())
