import asyncio, contextlib, tills
async def collect():
    takings = {}
    async def one(b):
        takings[b] = await tills.read(b)
    tasks = [asyncio.create_task(one(b)) for b in tills.BRANCHES]
    for t in asyncio.as_completed(tasks):
        try:
            await t
        except tills.Offline as gone:
            takings[str(gone)] = "offline"
    return takings
async def main():
    t = await collect()
    for b in tills.BRANCHES: print(f"{b:<8}", t[b])
    print(f"{'total':<8}", sum(v for v in t.values() if v != "offline"))
asyncio.run(main())
