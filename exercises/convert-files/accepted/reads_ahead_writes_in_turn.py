"""A book for the braille press: read, translate and write its chapters."""
import asyncio

import press


def read(name):
    with open(name, encoding="utf-8") as file:
        return file.read()


def write(name, lines):
    with open(name, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


async def book():
    coming = {name: asyncio.create_task(asyncio.to_thread(read, f"{name}.txt"))
              for name in press.CHAPTERS}
    contents = []
    for name, text in coming.items():
        try:
            lines = press.braille(await text)
        except (FileNotFoundError, UnicodeDecodeError):
            contents.append(f"{name:<7} cannot be read")
            continue
        await asyncio.to_thread(write, f"{name}.brl", lines)
        contents.append(f"{name:<7} {len(lines)} lines")
    await asyncio.to_thread(write, press.CONTENTS, contents)
    print(*contents, sep="\n")


if __name__ == "__main__":
    press.start(book)
