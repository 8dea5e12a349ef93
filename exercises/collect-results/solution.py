"""Election night: what did each polling station count?"""
import asyncio

import election


async def main():
    async with asyncio.TaskGroup() as night:
        tasks = [night.create_task(election.count(station))
                 for station in election.STATIONS]
    counts = [task.result() for task in tasks]
    for station, votes in zip(election.STATIONS, counts):
        print(f"{station:<8}{votes:>5}")
    print(f"{'total':<8}{sum(counts):>5}")


if __name__ == "__main__":
    asyncio.run(main())
