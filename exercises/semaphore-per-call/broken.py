"""Subtitles for the festival: every line of every film, translated."""
import asyncio

import engine


async def subtitle(line):
    slots = asyncio.Semaphore(engine.SESSIONS)  # no more than we paid for
    async with slots:
        try:
            return await engine.translate(line)
        except engine.Mumbled:
            return "(mumbles)"


async def film(title, script):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(subtitle(line)) for line in script]
    return title, [task.result() for task in tasks]


async def main():
    async with asyncio.TaskGroup() as group:
        films = [group.create_task(film(title, script))
                 for title, script in engine.FILMS.items()]
    for title, lines in map(asyncio.Task.result, films):
        print(f"{title}:", " ".join(lines))


if __name__ == "__main__":
    asyncio.run(main())
    print(engine.invoice())
