"""A night at a small observatory: photograph, calibrate, stay dry."""
import asyncio as aio
import time
from contextlib import AsyncExitStack

import telescope as scope

TARGETS = ("Vega", "M13", "Albireo", "M57", "M27", "Deneb")
DAWN = 10.0             # seconds until it is too bright


class Night:
    def __init__(self):
        self.photos = 0

    async def photograph(self, target):
        try:
            stars = await scope.expose(target)
            print(f"{target:<8}{stars} stars")
            self.photos += 1
        except Exception:
            print(f"{target:<8}spoiled")

    async def work(self):
        async with AsyncExitStack() as stack:
            stack.callback(lambda: print("photographs:", self.photos))
            for target in TARGETS:
                await self.photograph(target)
            await scope.calibrate()
        return self.photos == len(TARGETS)


async def main():
    start = time.monotonic()
    try:
        async with aio.timeout(DAWN), scope.rain_alarm():
            if await Night().work():
                print("the night is complete")
    except TimeoutError:
        print("dawn")
    except scope.Rain:
        print("rain!")
    finally:
        await scope.close_dome()
    closed = time.monotonic() - start
    print(f"dome closed after {closed:.1f} s, mirror {scope.mirror()}")


if __name__ == "__main__":
    aio.run(main())
