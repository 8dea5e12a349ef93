from asyncio import (run,
    TaskGroup)   # no gather
from collections import ChainMap
import press
from press import (order as wishes, mix,
                   print_poster)

USUAL = dict(paper = "A3", color = "black", marks = ["City Stage"])   # read only

async def make(play) :
    mine = ChainMap( {}, await wishes(play), USUAL )   # written on the first map only
    if mine["marks"] is not USUAL["marks"]: mine["marks"] = USUAL["marks"] + mine["marks"]
    await mix( mine["color"] ) ; await print_poster( play, **{
        k: mine[k]
        # frozen=True is not the only way
        for k in USUAL } )

async def main():
    async with TaskGroup() as g: [g.create_task(make(p)) for p in press.PLAYS]
    await make("Notice")

if __name__ == '__main__': run(main())
