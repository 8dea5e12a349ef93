"""A sheet of walks, and a drawer that holds the squares."""
import asyncio as aio

from mapserver import Unavailable, WALKS, bill, download


class Drawer:
    def __init__(self):
        self._tasks = {}

    def __call__(self, square):
        task = self._tasks.get(square)
        if task is None:
            task = self._tasks[square] = aio.ensure_future(download(square))
            task.add_done_callback(lambda done: self._check(square, done))
        return task

    def _check(self, square, done):
        if done.cancelled() or done.exception():
            self._tasks.pop(square)


class Sheet:
    def __init__(self, title, drawer):
        self.title, self.drawer = title, drawer

    async def draw(self, walk):
        try:
            route = [await self.drawer(square) for square in WALKS[walk]]
            print(f"{walk:<7}{' '.join(route)}")
        except Unavailable as error:
            print(f"{walk:<7}no map of {error}")

    async def print(self):
        print(self.title)
        async with aio.TaskGroup() as group:
            for walk in WALKS:
                group.create_task(self.draw(walk))


async def main():
    drawer = Drawer()
    await Sheet("for the guests", drawer).print()
    await Sheet("for the guides", drawer).print()
    print(bill())


if __name__ == "__main__":
    aio.run(main())
