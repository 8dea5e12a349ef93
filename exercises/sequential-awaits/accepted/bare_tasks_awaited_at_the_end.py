"""The briefing of a mountain rescue station."""
import asyncio
import time

import rescue


async def forecast(place):
    try:
        return await rescue.weather(place)
    except rescue.NoForecast:
        return "no forecast"


async def answers():
    await rescue.alarm()
    return await rescue.crew()


async def briefing():
    crew = asyncio.create_task(answers())
    place = await rescue.locate()
    slope = asyncio.ensure_future(rescue.slope(place))
    weather = await forecast(place)     # runs here; the others run beside it
    return {"place": place, "weather": weather,
            "slope": await slope, "crew": await crew}


async def main():
    start = time.monotonic()
    for name, text in (await briefing()).items():
        print(f"{name:<8}{text}")
    print(f"briefing after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
