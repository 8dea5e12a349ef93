"""A choir rehearsal: one thread goes to the archive."""
from asyncio import create_task, get_running_loop, run, sleep
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import hall

archivist = ThreadPoolExecutor(max_workers=1)


def ask(work, *args):
    return get_running_loop().run_in_executor(archivist, work, *args)


def append(entry):
    with Path(hall.LOGBOOK).open("a") as book:
        book.write(f"{entry}\n")


async def rehearse(song, path):
    try:
        text = await ask(Path(path).read_text)
    except OSError:
        return print(f"{song}: no sheet")
    lines = text.split("\n")
    for line in lines:
        await hall.sing(line)
    print(f"{song}: {len(lines)} lines")
    await ask(append, song)


async def metronome():
    while True:
        hall.beat()
        await sleep(0.4)


async def main():
    beat = create_task(metronome())
    await sleep(0.1)
    for item in hall.PROGRAMME.items():
        await rehearse(*item)
    beat.cancel()
    print("logbook:", hall.show_logbook())
    print(f"from beat to beat {hall.longest_pause():.1f} s at worst")


if __name__ == "__main__":
    with archivist:
        run(main())
