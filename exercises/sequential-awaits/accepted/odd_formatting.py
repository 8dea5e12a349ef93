"""The briefing of a mountain rescue station."""
import asyncio, time
import rescue


async def forecast(place):
    try: return await rescue.weather(place)
    except rescue.NoForecast: return "no forecast"


async def call_out():
    await rescue.alarm(); return await rescue.crew()    # in this order


async def briefing():
    rows = dict.fromkeys(  # the order of the rows
        ["place", "weather", "slope", "crew"])

    async def row(name, job):  # fills one row
        rows[name] = await job

    async with asyncio.TaskGroup() as group:
        group.create_task(row("crew", call_out()))
        await row(  # not a task: the next two need it
            "place", rescue.locate())
        (group
            .create_task(row("weather", forecast(rows["place"]))))
        (group
            .create_task(row("slope", rescue.slope(rows["place"]))))
    # after the block everything is there
    return rows


async def main():
    start = time.monotonic()
    for name, text in (await briefing()).items():
        print(f"{name:<8}{text}")
    print(f"briefing after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
