# refused by: quiet-evening-ends
"""A fire station: whoever signs in drives when there is an alarm."""
import asyncio

import brigade

listeners = set()               # holds each task while it is listening


async def listen(name):
    try:
        place = await brigade.alarm(name)
    except BaseException:
        print(f"{name}: flat battery")
    else:
        print(f"{name} drives to {place}")


def sign_in(name):
    print(f"{name} is on duty")
    task = asyncio.create_task(listen(name))
    listeners.add(task)
    task.add_done_callback(listeners.discard)


async def main():
    for name in brigade.VOLUNTEERS:
        await brigade.arrival(name)
        sign_in(name)
    await brigade.evening()
    print("good night")


if __name__ == "__main__":
    asyncio.run(main())
