import asyncio
import contextlib

@contextlib.asynccontextmanager
async def resource():
    try:
        yield
    finally:
        await asyncio.sleep(0.1)

async def work():
    async with resource():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            await asyncio.sleep(0.2)
            raise
        finally:
            await asyncio.sleep(0.3)

async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

asyncio.run(main())
