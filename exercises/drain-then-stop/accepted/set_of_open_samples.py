"""The blood lab: samples come in, two machines analyze them."""
import asyncio
import signal

import lab

GRACE = 2.5             # seconds that the machines may go on after SIGTERM


async def analyze(sample, machines, unfinished):
    async with machines:
        result = await lab.analyze(sample)
        print(f"{sample}: {result}")
        del unfinished[sample]


async def accept(machines, unfinished):
    async for sample in lab.deliveries():
        unfinished[sample] = asyncio.create_task(
            analyze(sample, machines, unfinished))


async def main():
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    machines, unfinished = asyncio.Semaphore(lab.MACHINES), {}
    courier = asyncio.create_task(accept(machines, unfinished))
    await stop.wait()
    courier.cancel()
    tasks = list(unfinished.values())
    if tasks:
        await asyncio.wait(tasks, timeout=GRACE)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for sample in unfinished:
        await lab.refrigerate(sample)


if __name__ == "__main__":
    asyncio.run(main())
    print(lab.report())
