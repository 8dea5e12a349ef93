# refused by: no-table-without-all
"""Election night: what did each polling station count?"""
import asyncio

import election


async def main():
    counts = await asyncio.gather(*map(election.count, election.STATIONS))
    for station, votes in zip(election.STATIONS, counts):
        print(f"{station:<8}{votes:>5}")
    print(f"{'total':<8}{sum(counts):>5}")


if __name__ == "__main__":
    asyncio.run(main())
