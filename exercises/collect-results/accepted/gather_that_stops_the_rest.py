"""Election night: what did each polling station count?"""
import asyncio

import election


async def main():
    tasks = [asyncio.create_task(election.count(station))
             for station in election.STATIONS]
    try:
        counts = await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    for station, votes in zip(election.STATIONS, counts):
        print(f"{station:<8}{votes:>5}")
    print(f"{'total':<8}{sum(counts):>5}")


if __name__ == "__main__":
    asyncio.run(main())
