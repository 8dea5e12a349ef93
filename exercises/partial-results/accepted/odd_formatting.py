'''except Exception: pass  -- not here'''
import asyncio, tills
async def ask ( b , t ) :
  # except Exception:
  try : ( t [ b ] ) = (
      await (tills . read( b , ))   # may be offline
  )
  # only this one
  except ( tills.Offline , ) : # (sic)
    t . setdefault ( 'x' , 0 ) ; del t [ 'x' ]
async def collect () :
  t = { }
  async with (asyncio.TaskGroup ( )) as g :
    for b in tills.BRANCHES : (g.create_task( ask(b, t) )) # go
  return ( t )
async def main() :
    t = await collect()
    for b in tills.BRANCHES: print(f"{b:<8}", t.get(b, "offline"))
    print(f"{'total':<8}", sum(t.values()))
asyncio.run(main())
