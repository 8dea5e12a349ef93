# odd formatting and comments everywhere: wait_for(snow_depth()), shield
"""The snow bulletin: ask the station on the mountain until it answers."""
import asyncio as aio
from time import monotonic

from station import Defect, Static, ask

TRY_LIMIT, DEADLINE, PAUSE = 0.7, 3.0, 0.1


async def one_try(seconds):             # None: silence
    try:
        async with aio.timeout( seconds ): return await ask( )
    except TimeoutError: return None    # and no CancelledError here
    except Static: print( "static, once more" )


async def snow_depth(end):
    pause = PAUSE
    while (left := end - monotonic()) > 0:
        if depth := await one_try( min( left, TRY_LIMIT ) ): return depth
        await aio.sleep( max( 0, min( pause, end - monotonic() ) ) )
        pause = pause + pause


async def main():
    start = monotonic()
    try:
        depth = await snow_depth(start + DEADLINE)
        if depth is None: print("no reading")
        else: print("snow:", depth, "cm")
    except Defect as defect: print("out of order:", defect)
    print(f"bulletin after {monotonic() - start:.1f} s")


if __name__ == "__main__": aio.run(main())
