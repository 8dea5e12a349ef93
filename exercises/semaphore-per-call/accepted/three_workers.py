"""Subtitles for the festival: three sessions, and one queue for all films."""
import asyncio

import engine


async def session(waiting):
    while not waiting.empty():
        line, text = waiting.get_nowait()
        try:
            text.set_result(await engine.translate(line))
        except engine.Mumbled:
            text.set_result("(mumbles)")


async def main():
    loop = asyncio.get_running_loop()
    waiting = asyncio.Queue()
    films = {}
    for title, script in engine.FILMS.items():
        films[title] = [loop.create_future() for _ in script]
        for job in zip(script, films[title]):
            waiting.put_nowait(job)
    async with asyncio.TaskGroup() as group:
        for _ in range(engine.SESSIONS):
            group.create_task(session(waiting))
    for title, texts in films.items():
        print(f"{title}:", " ".join(text.result() for text in texts))


if __name__ == "__main__":
    asyncio.run(main())
    print(engine.invoice())
