"""What did the bakery's branches take today?"""
import asyncio

import tills


async def collect():
    takings, bugs = {}, []
    left = asyncio.Semaphore(0)

    def note(task):
        match task.exception():
            case None:
                takings[task.get_name()] = task.result()
            case tills.Offline():
                pass
            case bug:
                bugs.append(bug)
        left.release()

    tasks = [asyncio.create_task(tills.read(branch), name=branch)
             for branch in tills.BRANCHES]
    for task in tasks:
        task.add_done_callback(note)
    for _ in tasks:
        await left.acquire()
    if bugs:
        raise ExceptionGroup("tills", bugs)
    return takings


async def main():
    takings = await collect()
    for branch in tills.BRANCHES:
        print(f"{branch:<8}", takings.get(branch, "offline"))
    print(f"{'total':<8}", sum(takings.values()))


if __name__ == "__main__":
    asyncio.run(main())
