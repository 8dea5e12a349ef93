"""The ice rink: a task reads the ice until the last guest has gone."""
import asyncio
import time

import rink


async def watch_ice(closing):
    while not closing.is_set():
        print("ice", await asyncio.to_thread(rink.read_ice))
        try:
            async with asyncio.timeout(rink.PAUSE):
                await closing.wait()
        except TimeoutError:
            pass
    await asyncio.to_thread(rink.stow_probe)
    print("probe stowed")


async def main():
    closing = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(watch_ice(closing))
        await asyncio.to_thread(rink.wait_for_last_guest)
        closing.set()
        start = time.monotonic()
    rink.lights_out()
    print(f"{time.monotonic() - start:.1f} s after the last guest")


asyncio.run(main())
