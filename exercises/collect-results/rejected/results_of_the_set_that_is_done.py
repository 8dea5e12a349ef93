# refused by: row-and-result-belong-together
"""Election night: what did each polling station count?"""
import asyncio

import election


async def main():
    tasks = [asyncio.create_task(election.count(station))
             for station in election.STATIONS]
    counts = []
    while tasks:
        done, tasks = await asyncio.wait(tasks, return_when="FIRST_COMPLETED")
        counts += [task.result() for task in done]
    for station, votes in zip(election.STATIONS, counts):
        print(f"{station:<8}{votes:>5}")
    print(f"{'total':<8}{sum(counts):>5}")


if __name__ == "__main__":
    asyncio.run(main())
