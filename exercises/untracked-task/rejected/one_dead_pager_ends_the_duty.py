# refused by: a-dead-pager-is-reported
"""A fire station: whoever signs in drives when there is an alarm."""
import asyncio

import brigade


async def listen(name):
    place = await brigade.alarm(name)
    print(f"{name} drives to {place}")


def sign_in(name, duty):
    print(f"{name} is on duty")
    duty.create_task(listen(name))


async def main():
    try:
        async with asyncio.TaskGroup() as duty:
            for name in brigade.VOLUNTEERS:
                await brigade.arrival(name)
                sign_in(name, duty)
            await brigade.evening()
    except* brigade.FlatBattery as dead:
        for error in dead.exceptions:
            print(f"{error}: flat battery")
    print("good night")


if __name__ == "__main__":
    asyncio.run(main())
