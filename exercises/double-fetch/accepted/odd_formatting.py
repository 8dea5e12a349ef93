from asyncio import run, Event as Bell, \
    TaskGroup
import mapserver as m

PAID, BELLS = {}, {}       # what is there; whom to wait for

async def get ( square ):
    # nobody asks twice: the first one leaves a bell before it waits
    while square in BELLS: await BELLS[square].wait()
    if square in PAID: return PAID[square]
    BELLS[square] = Bell()
    try:
        PAID[square] = await m.download(
            square)
        return PAID[square]
    finally: BELLS.pop(square).set()    # also when it went wrong

async def draw(walk, *, w=7):
    try: parts = [ (await get(s)) for s in m.WALKS[walk] ]
    except m.Unavailable as e: print(walk.ljust(w) + "no map of", e)
    else: print(walk.ljust(w) + " ".join(parts))

async def main():
    for title in ("for the guests", "for the guides"):
        print(title)
        async with TaskGroup() as g: [g.create_task(draw(w)) for w in m.WALKS]
    print(m.bill())

run(main())
