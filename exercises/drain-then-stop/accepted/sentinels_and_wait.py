"""The blood lab: samples come in, two machines analyze them."""
import asyncio
import signal

import lab

GRACE = 2.5             # seconds that the machines may go on after SIGTERM


async def accept(waiting):
    async for sample in lab.deliveries():
        waiting.put_nowait(sample)


async def run_machine(waiting, inside):
    while (sample := await waiting.get()) is not None:
        inside.add(sample)
        result = await lab.analyze(sample)
        inside.discard(sample)
        print(f"{sample}: {result}")


async def main():
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    waiting, inside = asyncio.Queue(), set()
    courier = asyncio.create_task(accept(waiting))
    machines = [
        asyncio.create_task(run_machine(waiting, inside))
        for _ in range(lab.MACHINES)
    ]
    await stop.wait()
    courier.cancel()
    for _ in machines:
        waiting.put_nowait(None)
    _, late = await asyncio.wait(machines, timeout=GRACE)
    for machine in late:
        machine.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    while not waiting.empty():
        if sample := waiting.get_nowait():
            inside.add(sample)
    for sample in sorted(inside):
        await lab.refrigerate(sample)


if __name__ == "__main__":
    asyncio.run(main())
    print(lab.report())
