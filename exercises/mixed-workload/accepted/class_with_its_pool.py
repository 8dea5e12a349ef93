"""Who sings out there? A listener that owns its pool."""
import asyncio as aio
from concurrent import futures

import sea

WORKERS = 2


class Listener:
    def __init__(self):
        self.pool = futures.ProcessPoolExecutor(max_workers=WORKERS)

    async def identify(self, recording):
        song = await aio.wrap_future(self.pool.submit(sea.identify, recording))
        sea.keep(song)
        return song.whale

    async def row(self, buoy):
        try:
            return await self.identify(await sea.download(buoy))
        except sea.Silent as reason:
            return f"silent, {reason}"

    async def follow(self, buoy):
        await sea.publish(buoy, await self.row(buoy))

    async def run(self):
        await aio.gather(*map(self.follow, sea.BUOYS))


if __name__ == "__main__":
    listener = Listener()
    with listener.pool:
        aio.run(listener.run())
    sea.report()
