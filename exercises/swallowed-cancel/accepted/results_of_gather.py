"""A night at a small observatory: photograph, calibrate, stay dry."""
import asyncio
import time
from asyncio import gather, timeout

from telescope import Rain, calibrate, close_dome, expose, mirror, rain_alarm

TARGETS = ("Vega", "M13", "Albireo", "M57", "M27", "Deneb")
DAWN = 10.0             # seconds until it is too bright


async def photograph(target):
    [stars] = await gather(expose(target), return_exceptions=True)
    spoiled = isinstance(stars, BaseException)
    print(f"{target:<8}" + ("spoiled" if spoiled else f"{stars} stars"))
    return not spoiled


async def night(album):
    for target in TARGETS:
        if await photograph(target):
            album.append(target)
    await calibrate()


async def main():
    start = time.monotonic()
    album = []
    ending = "the night is complete"
    try:
        async with timeout(DAWN):
            async with rain_alarm():
                await night(album)
    except (Rain, TimeoutError) as reason:
        ending = "rain!" if isinstance(reason, Rain) else "dawn"
    print("photographs:", len(album))
    if ending != "the night is complete" or len(album) == len(TARGETS):
        print(ending)
    await close_dome()
    print(f"dome closed after {time.monotonic() - start:.1f} s, "
          f"mirror {mirror()}")


if __name__ == "__main__":
    asyncio.run(main())
