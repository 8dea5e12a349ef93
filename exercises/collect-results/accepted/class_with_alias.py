"""Election night."""
import asyncio as aio
from election import STATIONS, count as count_votes


class Night:
    def __init__(self, stations):
        self.stations = stations
        self.tasks = {}

    async def run(self):
        async with aio.TaskGroup() as group:
            for station in self.stations:
                self.tasks[station] = group.create_task(count_votes(station))

    def __iter__(self):
        return ((name, task.result()) for name, task in self.tasks.items())

    @property
    def total(self):
        return sum(votes for _, votes in self)


async def main():
    night = Night(STATIONS)
    await night.run()
    for row in *night, ("total", night.total):
        print("{:<8}{:>5}".format(*row))


if __name__ == "__main__":
    aio.run(main())
