# refused by: nothing-is-wrong-there
"""Which pharmacies are open tonight: five boroughs, one list for the taxis."""
import asyncio  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task

import aiohttp  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
import requests  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task

CITY = "https://city.example"  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
LIMIT = aiohttp.ClientTimeout(total=4)      # for every call of the session  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
BOROUGHS = ("Dock", "Hill", "Mill", "Park", "Weir")  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task


class Guide:  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
    def __init__(self, session):  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        self.session = session  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        self.lines = asyncio.Semaphore(3)   # the city allows three at a time  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        self.rota = None  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        self.roadworks = None  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        self.open = {}  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        self.calls = set()  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task

    async def get(self, page):  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        async with self.lines, self.session.get(f"{CITY}/{page}") as answer:  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
            answer.raise_for_status()  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
            return await answer.json()  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task

    async def get_rota(self):  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        if self.rota is None:  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
            self.rota = await self.get("rota")  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        return self.rota  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task

    async def get_roadworks(self):  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        if self.roadworks is None:  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
            self.roadworks = asyncio.create_task(self.get("roadworks"))  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        return await self.roadworks  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task

    async def ask(self, borough):  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        rota = await self.get_rota()  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        shops = await self.get(borough)  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        self.open[borough] = [shop for shop in shops if shop in rota]  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        closed = await self.get_roadworks()  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        if borough in closed:  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
            warning = f"{borough}: road closed"  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
            call = asyncio.create_task(self.radio("warning", warning))  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
            print(warning)  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task

    async def radio(self, kind, text):  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        async with self.session.post(f"{CITY}/{kind}", data=text) as answer:  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
            answer.raise_for_status()  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task

    async def send_list(self):  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        page = f"{CITY}/holidays"  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        holiday = requests.get(page, timeout=4).json()  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        tariff = await asyncio.to_thread(requests.get, f"{CITY}/tariff", timeout=4)  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        print("tariff:", tariff.json(), "holiday:", holiday)  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        for borough, shops in self.open.items():  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
            line = f"{borough}: {', '.join(shops)}"  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
            call = asyncio.create_task(self.radio("list", line))  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
            self.calls.add(call)  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
        for outcome in await asyncio.gather(*self.calls, return_exceptions=True):  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
            if isinstance(outcome, BaseException):  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
                print("not sent:", outcome)  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task


async def main():  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
    session = aiohttp.ClientSession(timeout=LIMIT)  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
    guide = Guide(session)  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
    questions = [guide.ask(borough) for borough in BOROUGHS]  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
    asked = await asyncio.gather(*questions, return_exceptions=True)  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
    print(len(asked), "boroughs asked")  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
    await guide.send_list()  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
    await session.close()  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task


if __name__ == "__main__":  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
    asyncio.run(main())  # issue: blocking-http,check-then-await,gather-ignored-exceptions,unclosed-resource,untracked-task
