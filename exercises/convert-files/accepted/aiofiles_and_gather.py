"""A book for the braille press: read, translate and write its chapters."""
import asyncio

import aiofiles

import press


async def read(name):
    async with aiofiles.open(name, encoding="utf-8") as file:
        return await file.read()


async def write(name, lines):
    async with aiofiles.open(name, "w", encoding="utf-8") as file:
        await file.write("\n".join(lines))


async def chapter(name):
    try:
        text = await read(f"{name}.txt")
    except (FileNotFoundError, UnicodeDecodeError):
        return f"{name:<7} cannot be read"
    lines = press.braille(text)
    await write(f"{name}.brl", lines)
    return f"{name:<7} {len(lines)} lines"


async def book():
    contents = await asyncio.gather(*map(chapter, press.CHAPTERS))
    await write(press.CONTENTS, contents)
    print(*contents, sep="\n")


if __name__ == "__main__":
    press.start(book)
