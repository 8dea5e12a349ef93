"""Which pharmacies are open tonight: five boroughs, one list for the taxis."""
import asyncio

import aiohttp
import requests

CITY = "https://city.example"
LIMIT = aiohttp.ClientTimeout(total=4)      # for every call of the session
BOROUGHS = ("Dock", "Hill", "Mill", "Park", "Weir")


class Guide:
    def __init__(self, session):
        self.session = session
        self.lines = asyncio.Semaphore(3)   # the city allows three at a time
        self.rota = None
        self.roadworks = None
        self.open = {}
        self.calls = set()

    async def get(self, page):
        async with self.lines, self.session.get(f"{CITY}/{page}") as answer:
            answer.raise_for_status()
            return await answer.json()

    async def get_rota(self):
        if self.rota is None:
            # issue: check-then-await
            self.rota = await self.get("rota")
        return self.rota

    async def get_roadworks(self):
        if self.roadworks is None:
            self.roadworks = asyncio.create_task(self.get("roadworks"))
        return await self.roadworks

    async def ask(self, borough):
        rota = await self.get_rota()
        shops = await self.get(borough)
        self.open[borough] = [shop for shop in shops if shop in rota]
        closed = await self.get_roadworks()
        if borough in closed:
            warning = f"{borough}: road closed"
            # issue: untracked-task
            call = asyncio.create_task(self.radio("warning", warning))
            print(warning)

    async def radio(self, kind, text):
        async with self.session.post(f"{CITY}/{kind}", data=text) as answer:
            answer.raise_for_status()

    async def send_list(self):
        page = f"{CITY}/holidays"
        # issue: blocking-http
        holiday = requests.get(page, timeout=4).json()
        tariff = await asyncio.to_thread(requests.get, f"{CITY}/tariff", timeout=4)
        print("tariff:", tariff.json(), "holiday:", holiday)
        for borough, shops in self.open.items():
            line = f"{borough}: {', '.join(shops)}"
            call = asyncio.create_task(self.radio("list", line))
            self.calls.add(call)
        for outcome in await asyncio.gather(*self.calls, return_exceptions=True):
            if isinstance(outcome, BaseException):
                print("not sent:", outcome)


async def main():
    session = aiohttp.ClientSession(timeout=LIMIT)
    guide = Guide(session)
    questions = [guide.ask(borough) for borough in BOROUGHS]
    asked = await asyncio.gather(*questions, return_exceptions=True)
    # issue: gather-ignored-exceptions
    print(len(asked), "boroughs asked")
    await guide.send_list()
    # issue: unclosed-resource
    await session.close()


if __name__ == "__main__":
    asyncio.run(main())
