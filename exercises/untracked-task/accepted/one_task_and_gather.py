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


async def sign_in(name, ready):
    await ready.wait()
    print(f"{name} is on duty")
    await listen(name)


async def main():
    ready = [asyncio.Event() for _ in brigade.VOLUNTEERS]
    duty = asyncio.gather(*map(sign_in, brigade.VOLUNTEERS, ready))
    for name, event in zip(brigade.VOLUNTEERS, ready):
        await brigade.arrival(name)
        event.set()
    await brigade.evening()
    duty.cancel()
    print("good night")


if __name__ == "__main__":
    asyncio.run(main())
