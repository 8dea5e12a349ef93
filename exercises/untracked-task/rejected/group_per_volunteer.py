# refused by: duty-as-before
"""A fire station: whoever signs in drives when there is an alarm."""
import asyncio

import brigade


async def listen(name):
    try:
        place = await brigade.alarm(name)
    except brigade.FlatBattery:
        print(f"{name}: flat battery")
    else:
        print(f"{name} drives to {place}")


async def sign_in(name):
    print(f"{name} is on duty")
    async with asyncio.TaskGroup() as group:
        group.create_task(listen(name))


async def main():
    for name in brigade.VOLUNTEERS:
        await brigade.arrival(name)
        await sign_in(name)
    await brigade.evening()
    print("good night")


if __name__ == "__main__":
    asyncio.run(main())
