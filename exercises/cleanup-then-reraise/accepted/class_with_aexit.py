# odd formatting, and comments about return, shield and suppress everywhere
"""The night shift at a newspaper: print the edition, load the trucks."""
import asyncio as aio

import press

BUNDLES = 5


class Run:                              # except BaseException: pass
    async def __aenter__(self):
        return self                     # nothing to give back yet

    async def __aexit__( self, kind, error, where ):
        if kind is not None and issubclass( kind, aio.CancelledError ):
            print( "press stopped" )    # return True would swallow it
        await press.wash( )
        return False

    async def bundles( self ):
        await press.ink( )
        for number in range( BUNDLES ):
            copies = await press.print_bundle( )
            print( f"bundle {number + 1}: {copies} copies" )


async def produce():
    async with Run() as run: await run.bundles()
    return await press.load_trucks()    # no shield here


async def main():
    job = aio.ensure_future(produce()); press.when_the_editor_calls(job)
    try: await job
    except aio.CancelledError: print("edition withdrawn")
    except press.PaperJam as jam: print("no edition, paper jam", jam)
    else: print("edition delivered")
    print("rollers:", press.rollers())
    print("editor:", press.editor())


if __name__ == "__main__":
    aio.run(main())
