import asyncio, tills
async def ask(b):
    try:
        return b, await tills.read(b)
    except BaseException as error:
        if type(error) is tills.Offline:
            return b, None
        raise
async def main():
    t = dict(await asyncio.gather(*map(ask, tills.BRANCHES)))
    for b, v in t.items(): print(f"{b:<8}", "offline" if v is None else v)
    print(f"{'total':<8}", sum(filter(None, t.values())))
asyncio.run(main())
