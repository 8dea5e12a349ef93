# refused by: dry-night-stays
"""A night at a small observatory: photograph, calibrate, stay dry."""
import asyncio
import time

import telescope

TARGETS = ("Vega", "M13", "Albireo", "M57", "M27", "Deneb")
DAWN = 10.0             # seconds until it is too bright


async def photograph(target):
    try:
        stars = await telescope.expose(target)
    except Exception:                   # clouds, the camera, whatever it is
        print(f"{target:<8}spoiled")
        return 0
    print(f"{target:<8}{stars} stars")
    return 1


async def night():
    photos = 0
    try:
        photos = sum(await asyncio.gather(*map(photograph, TARGETS)))
        await telescope.calibrate()
    finally:
        print("photographs:", photos)
    return photos == len(TARGETS)


async def main():
    start = time.monotonic()
    try:
        async with asyncio.timeout(DAWN), telescope.rain_alarm():
            if await night():
                print("the night is complete")
    except telescope.Rain:
        print("rain!")
    except TimeoutError:
        print("dawn")
    await telescope.close_dome()
    closed = time.monotonic() - start
    print(f"dome closed after {closed:.1f} s, mirror {telescope.mirror()}")


if __name__ == "__main__":
    asyncio.run(main())
