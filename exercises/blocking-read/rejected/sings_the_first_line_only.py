# refused by: rehearsal-is-kept
"""A choir rehearsal: songs from the archive, and a metronome beside them."""
import asyncio

import hall


def read_sheet(path):
    with open(path, encoding="utf-8") as sheet:
        return sheet.read().splitlines()


def log(entry):
    with open(hall.LOGBOOK, "a", encoding="utf-8") as logbook:
        print(entry, file=logbook)


async def rehearse(song, path):
    try:
        lines = await asyncio.to_thread(read_sheet, path)
    except FileNotFoundError:
        print(f"{song}: no sheet")
        return
    for line in lines:
        await hall.sing(line)
        break
    print(f"{song}: {len(lines)} lines")
    await asyncio.to_thread(log, song)


async def metronome():
    while True:
        hall.beat()
        await asyncio.sleep(0.4)


async def main():
    beat = asyncio.create_task(metronome())
    await asyncio.sleep(0.1)
    for song, path in hall.PROGRAMME.items():
        await rehearse(song, path)
    beat.cancel()
    print("logbook:", hall.show_logbook())
    print(f"from beat to beat {hall.longest_pause():.1f} s at worst")


if __name__ == "__main__":
    asyncio.run(main())
