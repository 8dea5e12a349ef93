"""The briefing: a board with rows, and events that say what is there."""
import asyncio
import time

import rescue


class Board:
    def __init__(self):
        self.rows = {}
        self.placed = asyncio.Event()
        self.alarmed = asyncio.Event()

    async def locate(self):
        self.rows["place"] = await rescue.locate()
        self.placed.set()

    async def weather(self):
        await self.placed.wait()
        try:
            self.rows["weather"] = await rescue.weather(self.rows["place"])
        except rescue.NoForecast:
            self.rows["weather"] = "no forecast"

    async def slope(self):
        await self.placed.wait()
        self.rows["slope"] = await rescue.slope(self.rows["place"])

    async def alarm(self):
        await rescue.alarm()
        self.alarmed.set()

    async def crew(self):
        await self.alarmed.wait()
        self.rows["crew"] = await rescue.crew()


async def main():
    start = time.monotonic()
    board = Board()
    async with asyncio.TaskGroup() as group:
        for job in (board.crew, board.slope, board.weather,
                    board.alarm, board.locate):
            group.create_task(job())
    for name in "place", "weather", "slope", "crew":
        print(f"{name:<8}{board.rows[name]}")
    print(f"briefing after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
