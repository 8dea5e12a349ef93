"""The night shift at a newspaper: print the edition, load the trucks."""
import asyncio
from contextlib import asynccontextmanager

import press as machine
from press import load_trucks as load, wash as clean_rollers

BUNDLES = 5


@asynccontextmanager
async def inked_rollers():
    try:
        await machine.ink()
        yield
    finally:
        await clean_rollers()


async def produce():
    async with inked_rollers():
        for number in range(1, BUNDLES + 1):
            print(f"bundle {number}: {await machine.print_bundle()} copies")
    await load()


async def main():
    job = asyncio.create_task(produce())
    machine.when_the_editor_calls(job)
    await asyncio.wait([job])
    if job.cancelled():
        print("edition withdrawn")
    elif jam := job.exception():
        print("no edition, paper jam", jam)
    else:
        print("edition delivered")
    print("rollers:", machine.rollers())
    print("editor:", machine.editor())


if __name__ == "__main__":
    asyncio.run(main())
