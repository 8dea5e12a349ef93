from asyncio import wait, create_task as go , FIRST_EXCEPTION, \
    gather, run
import election    as e

async def main ():
    t = { s : go( e.count(s) )     # not results: tasks
          for s in e.STATIONS }
    done, late = await wait( t.values(), return_when = FIRST_EXCEPTION )
    for task in late: task.cancel()
    await gather(*late, return_exceptions=True)   # nothing is left running
    for s in t:
        if t[s] in done: t[s].result()            # raises what went wrong
    for s in t: print( f"{s:<8}" + str( t[s].result() ).rjust(5) )
    print("total   " + f"{sum(x.result() for x in t.values()):>5}")

run(
    main())
