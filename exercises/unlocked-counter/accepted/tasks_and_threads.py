"""The board at the sponsored swim: all lanes, one number."""
import asyncio
from concurrent.futures import ThreadPoolExecutor

import swim


class Board:
    meters = 0

    async def follow(self, lane, helpers):
        loop = asyncio.get_running_loop()
        for _ in range(swim.LENGTHS):
            length = await loop.run_in_executor(
                helpers, swim.wait_for_wall, lane)
            self.meters += length
        print("lane", lane, "is out")


async def main():
    board = Board()
    with ThreadPoolExecutor(len(swim.LANES)) as helpers:
        await asyncio.gather(
            *(board.follow(lane, helpers) for lane in swim.LANES))
    print(board.meters, "m swum")


asyncio.run(main())
