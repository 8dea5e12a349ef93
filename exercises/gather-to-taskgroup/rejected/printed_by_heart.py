# refused by: watering-still-works
import asyncio

import greenhouse


async def main():
    print("pump: on")
    print("sensor: no answer")
    print("pump: off")
    print("watering stopped")
    await greenhouse.call_gardener()


asyncio.run(main())
