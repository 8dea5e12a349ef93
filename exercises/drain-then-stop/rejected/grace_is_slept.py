# refused by: closes-when-done
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
        try:
            result = await lab.analyze(sample)
            print(f"{sample}: {result}")
        except asyncio.CancelledError:
            await lab.refrigerate(sample)
            raise
        finally:
            waiting.task_done()


async def main():
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    waiting = asyncio.Queue()
    courier = asyncio.create_task(accept(waiting))
    machines = [
        asyncio.create_task(run_machine(waiting))
        for _ in range(lab.MACHINES)
    ]
    await stop.wait()
    courier.cancel()                            # close the door
    await asyncio.sleep(GRACE)
    for machine in machines:
        machine.cancel()                        # cancel what is late
    await asyncio.gather(courier, *machines, return_exceptions=True)
    while not waiting.empty():
        await lab.refrigerate(waiting.get_nowait())


if __name__ == "__main__":
    asyncio.run(main())
    print(lab.report())
