"""Election night: what did each polling station count?"""
import asyncio

import election


async def count(number, counts):
    counts[number] = await election.count(election.STATIONS[number])


async def main():
    counts = [None] * len(election.STATIONS)
    async with asyncio.TaskGroup() as night:
        for number in range(len(counts)):
            night.create_task(count(number, counts))
    for station, votes in zip(election.STATIONS, counts):
        print(f"{station:<8}{votes:>5}")
    print(f"{'total':<8}{sum(counts):>5}")


if __name__ == "__main__":
    asyncio.run(main())
