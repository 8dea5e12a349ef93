"""The briefing of a mountain rescue station."""
import asyncio
import time

import rescue


async def forecast(place):
    try:
        return await rescue.weather(place)
    except rescue.NoForecast:
        return "no forecast"


async def call_out():
    await rescue.alarm()
    return await rescue.crew()


async def briefing():
    async with asyncio.TaskGroup() as group:
        crew = group.create_task(call_out())
        place = await rescue.locate()
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
