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
    place = asyncio.create_task(rescue.locate())
    weather, slope, _, crew = await asyncio.gather(
        forecast(place), rescue.slope(place), rescue.alarm(), rescue.crew())
    return {"place": place, "weather": weather, "slope": slope, "crew": crew}


async def main():
    start = time.monotonic()
    for name, text in (await briefing()).items():
        print(f"{name:<8}{text}")
    print(f"briefing after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
