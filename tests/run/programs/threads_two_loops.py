import asyncio
import threading

async def nap(seconds):
    await asyncio.sleep(seconds)

threads = [threading.Thread(target=lambda s=s: asyncio.run(nap(s))) for s in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
