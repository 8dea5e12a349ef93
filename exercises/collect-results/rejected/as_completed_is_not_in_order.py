# refused by: row-and-result-belong-together
"""Election night: what did each polling station count?"""
import asyncio

import election


async def main():
    tasks = [asyncio.ensure_future(election.count(station))
             for station in election.STATIONS]
    counts = [await done for done in asyncio.as_completed(tasks)]
    for station, votes in zip(election.STATIONS, counts):
        print(f"{station:<8}{votes:>5}")
    print(f"{'total':<8}{sum(counts):>5}")


if __name__ == "__main__":
    asyncio.run(main())
