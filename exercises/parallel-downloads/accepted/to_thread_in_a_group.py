"""Is the road over the pass free? A loop, and threads for what blocks."""
import asyncio as aio

import cameras

LINES = 4


async def show(name, lines, sizes):
    async with lines:
        try:
            picture = await aio.to_thread(cameras.picture, name)
        except cameras.NoPicture as reason:
            print(f"{name:<8} no picture: {reason}")
            return
    print(f"{name:<8} {picture.road}, {picture.kilobytes} kB")
    sizes.append(picture.kilobytes)


async def main():
    lines, sizes = aio.Semaphore(LINES), []
    async with aio.TaskGroup() as group:
        for name in cameras.PASSES:
            group.create_task(show(name, lines, sizes))
    print(f"{len(sizes)} pictures, {sum(sizes)} kB")


if __name__ == "__main__":
    aio.run(main())
