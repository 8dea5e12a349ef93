# refused by: files-are-closed
"""A book for the braille press: read, translate and write its chapters."""
import asyncio

import press


def read(name):
    file = open(name, encoding="utf-8")
    text = file.read()
    file.close()
    return text


def write(name, lines):
    with open(name, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


async def chapter(name):
    try:
        text = await asyncio.to_thread(read, f"{name}.txt")
    except (FileNotFoundError, UnicodeDecodeError):
        return f"{name:<7} cannot be read"
    lines = press.braille(text)
    await asyncio.to_thread(write, f"{name}.brl", lines)
    return f"{name:<7} {len(lines)} lines"


async def book():
    contents = await asyncio.gather(*map(chapter, press.CHAPTERS))
    await asyncio.to_thread(write, press.CONTENTS, contents)
    print(*contents, sep="\n")


if __name__ == "__main__":
    press.start(book)
