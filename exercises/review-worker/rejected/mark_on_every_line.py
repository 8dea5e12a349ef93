# refused by: nothing-is-wrong-there
"""After the hailstorm: appraise each claim, pay it out of the fund, write."""
import asyncio  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
import time  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation

import office  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation


class Department:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    def __init__(self):  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        self.claims = asyncio.Queue(maxsize=4)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        self.letters = asyncio.Queue(maxsize=20)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        self.seal, self.journal_lock = asyncio.Lock(), asyncio.Lock()  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        self.fund, self.paid, self.page = office.FUND, 0, 0  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation

    async def work(self):  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        while True:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            claim = await self.claims.get()  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            if claim is None:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                break           # sent when join() has returned  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            try:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                amount = await self.appraise(claim)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                await self.pay(claim, amount)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            except office.Unclear:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                print("to be visited:", claim)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            self.claims.task_done()  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation

    async def appraise(self, claim):  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        for attempt in 1, 2:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            try:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                photo = await asyncio.to_thread(office.develop, claim)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                return await office.appraise(claim, photo)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            except office.Busy:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                time.sleep(0.4 * attempt)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        raise office.Unclear(claim)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation

    async def pay(self, claim, amount):  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        rest = self.fund - amount  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        await office.transfer(claim, amount)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        self.fund = rest  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        self.paid += 1  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        await self.letters.put(claim)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation

    async def post_letters(self):  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        while True:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            claim = await self.letters.get()  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            try:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                await self.seal.acquire()  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                await office.post(claim)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                self.seal.release()  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                await self.write_journal(claim)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            except asyncio.CancelledError:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                print("not posted:", claim)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                raise  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            except office.NoAddress:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                print("no address:", claim)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            finally:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                self.letters.task_done()  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation

    async def write_journal(self, claim):  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        async with self.journal_lock:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            page = self.page + 1  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            await office.note(page, claim)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            self.page = page  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation

    async def tell(self):  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        for _ in range(10):  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            try:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                await asyncio.sleep(0.5)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                print(self.paid, "paid so far")  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
            except asyncio.CancelledError:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
                print(self.paid, "paid at the end of the day")  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation


async def main():  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    day = Department()  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    tell, post = map(asyncio.create_task, (day.tell(), day.post_letters()))  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    workers = [asyncio.create_task(day.work()) for _ in range(3)]  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    for claim in office.CLAIMS:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        await day.claims.put(claim)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    await day.claims.join()  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    for _ in workers:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        await day.claims.put(None)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    await asyncio.gather(*workers)  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    await day.letters.join()  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    print(day.page, "letters in the journal")  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    print("fund:", office.balance(), "says the bank,", day.fund, "say we")  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    for task in tell, post:  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
        task.cancel()  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    await asyncio.wait([tell, post])  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation


if __name__ == "__main__":  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
    asyncio.run(main())  # issue: blocking-sleep, await-between-read-and-write, release-not-in-finally, task-done-not-in-finally, swallowed-cancellation
