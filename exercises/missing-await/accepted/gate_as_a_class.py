"""The gate of a ski lift, as a class with one question per method."""
import asyncio

import lift


class Gate:
    TEXTS = {
        True: "have a nice ride",
        False: "pass is not valid",
        None: "please see the desk",
    }

    async def verdict(self, guest):
        try:
            return await lift.check_pass(guest)
        except lift.Offline:
            return None

    async def admit(self, guest):
        verdict = await self.verdict(guest)
        if verdict is True:
            for step in lift.open_gate, lift.count_ride:
                await step(guest)
        return self.TEXTS[verdict]


async def main():
    gate = Gate()
    for guest in lift.GUESTS:
        print(f"{guest:<5}", await gate.admit(guest))
    print(lift.summary())


with asyncio.Runner() as runner:
    runner.run(main())
