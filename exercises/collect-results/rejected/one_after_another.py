# refused by: all-count-at-once
"""Election night: what did each polling station count?"""
import asyncio

import election


async def main():
    counts = []
    for station in election.STATIONS:
        counts.append(await election.count(station))
    for station, votes in zip(election.STATIONS, counts):
        print(f"{station:<8}{votes:>5}")
    print(f"{'total':<8}{sum(counts):>5}")


if __name__ == "__main__":
    asyncio.run(main())
