"""The briefing: two chains, one gather inside another."""
import asyncio as aio
from time import monotonic

from rescue import NoForecast, alarm, crew, locate, slope, weather


async def forecast(place):
    try:
        return await weather(place)
    except NoForecast:
        return "no forecast"


async def terrain():
    place = await locate()
    return (place, *await aio.gather(forecast(place), slope(place)))


async def people():
    await alarm()
    return await crew()


async def main():
    start = monotonic()
    (place, sky, snow), names = await aio.gather(terrain(), people())
    print(f"place   {place}\nweather {sky}\nslope   {snow}\ncrew    {names}")
    print(f"briefing after {monotonic() - start:.1f} s")


aio.run(main())
