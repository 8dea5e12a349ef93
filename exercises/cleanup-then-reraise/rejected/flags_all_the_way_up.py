# refused by: job-is-cancelled
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
        return False
    finally:
        await press.wash()
    return True


async def produce():
    if not await print_run():
        return False
    await press.load_trucks()
    return True


async def main():
    job = asyncio.create_task(produce())
    press.when_the_editor_calls(job)
    try:
        done = await job
    except asyncio.CancelledError:
        print("edition withdrawn")
    except press.PaperJam as jam:
        print("no edition, paper jam", jam)
    else:
        print("edition delivered" if done else "edition withdrawn")
    print("rollers:", press.rollers())
    print("editor:", press.editor())


if __name__ == "__main__":
    asyncio.run(main())
