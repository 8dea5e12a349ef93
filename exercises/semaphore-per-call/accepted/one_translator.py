"""Subtitles for the festival, by one translator."""
import asyncio as aio
from engine import FILMS, SESSIONS, Mumbled, invoice, translate


class Translator:
    def __init__(self, sessions):
        self.free = aio.BoundedSemaphore(sessions)

    async def line(self, text):
        await self.free.acquire()
        try:
            return await translate(text)
        except Mumbled:
            return "(mumbles)"
        finally:
            self.free.release()

    async def film(self, title):
        return await aio.gather(*map(self.line, FILMS[title]))


async def main():
    translator = Translator(SESSIONS)
    films = await aio.gather(*map(translator.film, FILMS))
    for title, lines in zip(FILMS, films):
        print(f"{title}:", " ".join(lines))
    print(invoice())


aio.run(main())
