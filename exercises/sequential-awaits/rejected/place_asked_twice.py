# refused by: briefing-is-complete
"""The briefing of a mountain rescue station."""
import asyncio
import time

import rescue


async def forecast(place):
    try:
        return await rescue.weather(place)
    except rescue.NoForecast:
        return "no forecast"


async def briefing():
    async def weather():
        return await forecast(await rescue.locate())

    async def slope():
        return await rescue.slope(await rescue.locate())

    async def crew():
        await rescue.alarm()
        return await rescue.crew()

    jobs = rescue.locate(), weather(), slope(), crew()
    return dict(zip(("place", "weather", "slope", "crew"),
                    await asyncio.gather(*jobs)))


async def main():
    start = time.monotonic()
    for name, text in (await briefing()).items():
        print(f"{name:<8}{text}")
    print(f"briefing after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
