"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio

import greenhouse


class Watering:
    def __init__(self):
        self.group = asyncio.TaskGroup()

    async def run(self):
        async with self.group:
            self.start(greenhouse.run_pump())
            self.start(greenhouse.watch_level())
        print("watered")

    def start(self, job):
        return self.group.create_task(job)


async def main():
    try:
        await Watering().run()
    except Exception:
        print("watering stopped")
        await greenhouse.call_gardener()


if __name__ == "__main__":
    asyncio.run(main())
