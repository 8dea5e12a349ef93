# refused by: films-share-the-sessions
"""Subtitles for the festival: every line of every film, translated."""
import asyncio

import engine


class Translator:
    def __init__(self):
        self.slots = asyncio.Semaphore(engine.SESSIONS)

    async def subtitle(self, line):
        async with self.slots:
            try:
                return await engine.translate(line)
            except engine.Mumbled:
                return "(mumbles)"


async def film(title, script):
    translator = Translator()
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(translator.subtitle(line))
                 for line in script]
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
