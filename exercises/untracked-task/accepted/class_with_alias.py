"""A fire station that knows who is on duty."""
import asyncio as aio
from brigade import FlatBattery, VOLUNTEERS, alarm, arrival, evening


class Station:
    def __init__(self):
        self.duty = {}

    def sign_in(self, name):
        print(name, "is on duty")
        self.duty[name] = aio.get_running_loop().create_task(self._listen(name))

    async def _listen(self, name):
        try:
            place = await alarm(name)
            print(name, "drives to", place)
        except FlatBattery as error:
            print(f"{error}: flat battery")

    async def close(self):
        for task in self.duty.values():
            task.cancel()
        await aio.gather(*self.duty.values(), return_exceptions=True)


async def main():
    station = Station()
    for name in VOLUNTEERS:
        await arrival(name)
        station.sign_in(name)
    await evening()
    await station.close()
    print("good night")


if __name__ == "__main__":
    aio.run(main())
