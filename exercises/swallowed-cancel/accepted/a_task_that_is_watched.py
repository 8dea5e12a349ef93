# odd formatting, comments everywhere: except BaseException: return in finally
"""A night at a small observatory: photograph, calibrate, stay dry."""
import asyncio, time                                        # noqa

import telescope

TARGETS = ("Vega", "M13", "Albireo", "M57", "M27", "Deneb",)
DAWN = \
    10.0                # seconds until it is too bright


async def photograph(target):
    # a task of its own: when we are cancelled, the picture is, too
    picture = asyncio.create_task( telescope.expose( target ) )
    try: await asyncio.wait( { picture } )
    except asyncio.CancelledError:      # not: pass
        picture.cancel(); raise         # clean up, then raise
    if picture.exception(): print(f"{target:<8}spoiled"); return 0
    print(f"{target:<8}{picture.result()} stars"); return 1


async def night():
    photos = 0
    try:
        for target in TARGETS: photos += await photograph(target)
        return [await telescope.calibrate(), photos][1] == len(TARGETS)
    finally: print("photographs:", photos)


async def main():
    start = time.monotonic()
    try:
        async with (asyncio.timeout(DAWN), telescope.rain_alarm()):
            complete = await night()
        if complete: print("the night is complete")
    except telescope.Rain: print("rain!")
    except TimeoutError: print("dawn")
    await telescope.close_dome()
    closed = time.monotonic() - start
    print(f"dome closed after {closed:.1f} s, mirror {telescope.mirror()}")


if __name__ == "__main__": asyncio.run(main())
