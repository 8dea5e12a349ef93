import contextlib as ctx
from asyncio import Lock as Key, TaskGroup, run, timeout
from bakehouse import BAKERS, PATIENCE, Burnt, NoFire, bake, light, walk
async def turn(who, key):
    async with ctx.AsyncExitStack() as back:
        await key.acquire()
        back.callback(key.release)
        await light(who)
        return await bake(who)
async def come(who, key):
    await walk(who)
    try:
        async with timeout(PATIENCE[who]):
            text = f"baked {await turn(who, key)} loaves"
    except TimeoutError:
        text = "had to leave"
    except NoFire:
        text = "could not light the oven"
    except Burnt:
        text = "burnt the bread"
    print(who, text)
async def main():
    key = Key()
    async with TaskGroup() as g:
        [g.create_task(come(who, key)) for who in BAKERS]
run(main())
