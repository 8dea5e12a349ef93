# refused by: crew-has-heard-the-alarm
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
    async with asyncio.TaskGroup() as group:
        group.create_task(rescue.alarm())
        place = await rescue.locate()       # half a second, and a bit
        crew = group.create_task(rescue.crew())
        weather = group.create_task(forecast(place))
        slope = group.create_task(rescue.slope(place))
    return {"place": place, "weather": weather.result(),
            "slope": slope.result(), "crew": crew.result()}


async def main():
    start = time.monotonic()
    for name, text in (await briefing()).items():
        print(f"{name:<8}{text}")
    print(f"briefing after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
