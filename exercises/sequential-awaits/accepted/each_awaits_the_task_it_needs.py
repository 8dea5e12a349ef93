"""The briefing: five tasks at once, each waits for the one it depends on."""
import asyncio
import time

import rescue


async def after(task, ask, *, needs_result=False):
    result = await task
    return await (ask(result) if needs_result else ask())


async def forecast(place):
    try:
        return await rescue.weather(place)
    except rescue.NoForecast:
        return "no forecast"


async def briefing():
    async with asyncio.TaskGroup() as group:
        start = group.create_task
        place = start(rescue.locate())
        alarm = start(rescue.alarm())
        rows = {
            "place": place,
            "weather": start(after(place, forecast, needs_result=True)),
            "slope": start(after(place, rescue.slope, needs_result=True)),
            "crew": start(after(alarm, rescue.crew)),
        }
    return {name: row.result() for name, row in rows.items()}


async def main():
    start = time.monotonic()
    for name, text in (await briefing()).items():
        print(f"{name:<8}{text}")
    print(f"briefing after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
