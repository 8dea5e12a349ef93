"""After the hailstorm: appraise each claim, pay it out of the fund, write."""
import asyncio
import time

import office


class Department:
    def __init__(self):
        self.claims = asyncio.Queue(maxsize=4)
        self.letters = asyncio.Queue(maxsize=20)
        self.seal, self.journal_lock = asyncio.Lock(), asyncio.Lock()
        self.fund, self.paid, self.page = office.FUND, 0, 0

    async def work(self):
        while True:
            claim = await self.claims.get()
            if claim is None:
                break           # sent when join() has returned
            try:        # issue: task-done-not-in-finally
                amount = await self.appraise(claim)
                await self.pay(claim, amount)
            except office.Unclear:
                print("to be visited:", claim)
            self.claims.task_done()

    async def appraise(self, claim):
        for attempt in 1, 2:
            try:
                photo = await asyncio.to_thread(office.develop, claim)
                return await office.appraise(claim, photo)
            except office.Busy:
                # issue: blocking-sleep
                time.sleep(0.4 * attempt)
        raise office.Unclear(claim)

    async def pay(self, claim, amount):
        rest = self.fund - amount
        # issue: await-between-read-and-write
        await office.transfer(claim, amount)
        self.fund = rest
        self.paid += 1
        await self.letters.put(claim)

    async def post_letters(self):
        while True:
            claim = await self.letters.get()
            try:
                await self.seal.acquire()
                # issue: release-not-in-finally
                await office.post(claim)
                self.seal.release()
                await self.write_journal(claim)
            except asyncio.CancelledError:
                print("not posted:", claim)
                raise
            except office.NoAddress:
                print("no address:", claim)
            finally:
                self.letters.task_done()

    async def write_journal(self, claim):
        async with self.journal_lock:
            page = self.page + 1
            await office.note(page, claim)
            self.page = page

    async def tell(self):
        for _ in range(10):
            # issue: swallowed-cancellation
            try:
                await asyncio.sleep(0.5)
                print(self.paid, "paid so far")
            except asyncio.CancelledError:
                print(self.paid, "paid at the end of the day")


async def main():
    day = Department()
    tell, post = map(asyncio.create_task, (day.tell(), day.post_letters()))
    workers = [asyncio.create_task(day.work()) for _ in range(3)]
    for claim in office.CLAIMS:
        await day.claims.put(claim)
    await day.claims.join()
    for _ in workers:
        await day.claims.put(None)
    await asyncio.gather(*workers)
    await day.letters.join()
    print(day.page, "letters in the journal")
    print("fund:", office.balance(), "says the bank,", day.fund, "say we")
    for task in tell, post:
        task.cancel()
    await asyncio.wait([tell, post])


if __name__ == "__main__":
    asyncio.run(main())
