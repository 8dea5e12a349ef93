# song = sea.identify(recording) is what was wrong here
import asyncio , concurrent . futures as cf ; import sea
WORKERS = 1 + 1 ; pool = None
async def follow( buoy ) :
  try : recording = await sea . download( buoy )  # waits
  except sea . Silent as why : await sea . publish( buoy , f'silent, {why}' ) ; return
  song = await ( asyncio . get_running_loop( )  # computes,
                 . run_in_executor( pool ,  # but not here
                                    sea . identify , recording ) )
  sea . keep( song ) ; await sea . publish( buoy , song . whale )
async def main( ) :
    jobs = [ asyncio . create_task( follow( b ) ) for b in sea . BUOYS ]
    for job in asyncio . as_completed( jobs ) : await job
if __name__ == '__main__' :
    with cf . ProcessPoolExecutor( WORKERS ) as pool :  # once
        asyncio . run( main( ) )
    sea . report( )
