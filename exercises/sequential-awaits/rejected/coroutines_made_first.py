# refused by: nothing-waits-in-a-row
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
    alarm, place = rescue.alarm(), rescue.locate()
    place = await place
    weather, slope = forecast(place), rescue.slope(place)
    await alarm
    return {"place": place, "weather": await weather,
            "slope": await slope, "crew": await rescue.crew()}


async def main():
    start = time.monotonic()
    for name, text in (await briefing()).items():
        print(f"{name:<8}{text}")
    print(f"briefing after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
