# refused by: rollers-after-a-jam
"""The night shift at a newspaper: print the edition, load the trucks."""
import asyncio

import press

BUNDLES = 5


async def print_run():
    try:
        await press.ink()
        for number in range(1, BUNDLES + 1):
            copies = await press.print_bundle()
            print(f"bundle {number}: {copies} copies")
    except asyncio.CancelledError:
        print("press stopped")
        raise
    except press.PaperJam:
        print("paper jam")
    finally:
        await press.wash()


async def produce():
    await print_run()
    await press.load_trucks()


async def main():
    job = asyncio.create_task(produce())
    press.when_the_editor_calls(job)
    try:
        await job
    except asyncio.CancelledError:
        print("edition withdrawn")
    except press.PaperJam as jam:
        print("no edition, paper jam", jam)
    else:
        print("edition delivered")
    print("rollers:", press.rollers())
    print("editor:", press.editor())


if __name__ == "__main__":
    asyncio.run(main())
