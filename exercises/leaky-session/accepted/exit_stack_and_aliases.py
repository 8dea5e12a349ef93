from asyncio import TaskGroup, run, timeout
from contextlib import AsyncExitStack
from aiohttp import ClientError, ClientSession as Session
HUTS = "eagle marmot ibex chough larch edelweiss".split()
async def ask(s, hut):
    try:
        async with timeout(2.5):
            r = await s.get("/" + hut)
            r.raise_for_status()
            return f"{(await r.json())['beds']} beds"
    except TimeoutError:
        return "too slow"
    except ClientError:
        return "no answer"
async def main():
    async with AsyncExitStack() as stack:
        s = Session("https://huts.example")
        stack.push_async_callback(s.close)
        g = await stack.enter_async_context(TaskGroup())
        rows = {hut: g.create_task(ask(s, hut)) for hut in HUTS}
    for hut in HUTS:
        print(f"{hut:<10}{rows[hut].result()}")
run(main())
