# refused by: no-gather
from asyncio import gather, run, sleep


async def main():
    await gather(sleep(1), sleep(2))


run(main())
