"""A fire station: whoever signs in drives when there is an alarm."""
import asyncio

import brigade


async def listen(name):
    place = await brigade.alarm(name)
    print(f"{name} drives to {place}")


def sign_in(name):
    print(f"{name} is on duty")
    asyncio.create_task(listen(name))


async def main():
    for name in brigade.VOLUNTEERS:
        await brigade.arrival(name)
        sign_in(name)
    await brigade.evening()
    print("good night")


if __name__ == "__main__":
    asyncio.run(main())
