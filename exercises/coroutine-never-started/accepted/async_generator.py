# The playlist as a stream: each picture is made when it is due.
import asyncio; import dome

PICTURES = {"dusk": "red sky", "stars": "3000 stars", "comet": "comet", "dawn": "sunrise"}

async def evening():
    for name in dome.running_order():
        print(f"cue: {name}")
        yield asyncio.ensure_future(dome.show(PICTURES[name]))

async def main():
    n = 0
    async for picture in evening():
        await picture                 # the next cue comes after it
        n += 1
    print(f"{n} cues played")
    print(dome.guestbook())

asyncio.run(main())
