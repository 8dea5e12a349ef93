"""The blood lab: samples come in, two machines analyze them."""
import asyncio
import signal

import lab

GRACE = 2.5             # seconds that the machines may go on after SIGTERM


async def accept(waiting):
    async for sample in lab.deliveries():
        waiting.put_nowait(sample)


async def run_machine(waiting):
    while True:
        sample = await waiting.get()
        result = await lab.analyze(sample)
        print(f"{sample}: {result}")


async def main():
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    waiting = asyncio.Queue()
    tasks = [asyncio.create_task(accept(waiting))]
    for _ in range(lab.MACHINES):
        tasks.append(asyncio.create_task(run_machine(waiting)))
    await stop.wait()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
    print(lab.report())
