"""The blood lab: samples come in, two machines analyze them."""
import asyncio
import signal

import lab

GRACE = 2.5             # seconds that the machines may go on after SIGTERM


async def accept(waiting):
    async for sample in lab.deliveries():
        waiting.put_nowait(sample)


async def run_machine(waiting, open_door):
    while not waiting.empty() or not open_door.done():
        getting = asyncio.create_task(waiting.get())
        await asyncio.wait([getting, open_door],
                           return_when=asyncio.FIRST_COMPLETED)
        if not getting.done():
            getting.cancel()
            continue
        sample = getting.result()
        try:
            print(f"{sample}: {await lab.analyze(sample)}")
        except asyncio.CancelledError:
            waiting.put_nowait(sample)
            raise


async def main():
    waiting = asyncio.Queue()
    loop = asyncio.get_running_loop()
    open_door = asyncio.create_task(accept(waiting))
    async with asyncio.TaskGroup() as group:
        machines = [group.create_task(run_machine(waiting, open_door))
                    for _ in range(lab.MACHINES)]

        def closing():
            open_door.cancel()
            for machine in machines:
                loop.call_later(GRACE, machine.cancel)

        loop.add_signal_handler(signal.SIGTERM, closing)
    while not waiting.empty():
        await lab.refrigerate(waiting.get_nowait())


if __name__ == "__main__":
    asyncio.run(main())
    print(lab.report())
