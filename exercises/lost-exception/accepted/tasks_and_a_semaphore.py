"""The evening of a river watch: send all samples to the laboratory."""
import asyncio

import lab


async def send(sample, lines):
    async with lines:
        try:
            await asyncio.to_thread(lab.register, sample)
        except lab.Refused as reason:
            print(f"{sample}: {reason}")
            return 0
    return 1


async def main():
    lines = asyncio.Semaphore(4)
    counts = await asyncio.gather(*[send(s, lines) for s in lab.SAMPLES])
    print(f"{sum(counts)} of {len(lab.SAMPLES)} samples registered")


asyncio.run(main())
