"""A fire station: whoever signs in drives when there is an alarm."""
import asyncio

import brigade

listeners = {}


async def listen(name):
    place = await brigade.alarm(name)
    print(f"{name} drives to {place}")


def sign_out(task):
    name = listeners.pop(task)
    if not task.cancelled() and isinstance(task.exception(), brigade.FlatBattery):
        print(f"{name}: flat battery")


def sign_in(name):
    print(f"{name} is on duty")
    task = asyncio.create_task(listen(name))
    listeners[task] = name
    task.add_done_callback(sign_out)


async def main():
    for name in brigade.VOLUNTEERS:
        await brigade.arrival(name)
        sign_in(name)
    await brigade.evening()
    print("good night")


if __name__ == "__main__":
    asyncio.run(main())
