import asyncio
from pathlib import Path


async def main():
    seen = Path("seen")                 # the runs share a folder
    times = int(seen.read_text()) if seen.exists() else 0
    seen.write_text(str(times + 1))
    print(times, "times", flush=True)
    while times:
        sum(range(1_000_000))


asyncio.run(main())
