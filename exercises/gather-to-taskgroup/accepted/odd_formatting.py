'''Water the tomatoes:
asyncio.gather(greenhouse.run_pump(), greenhouse.watch_level()) is gone.'''
import asyncio, greenhouse
async def water():
  # not asyncio.gather( ... )
  async with (
      asyncio.TaskGroup(        # both live in here
      ) as g
  ):
      # the pump
      g.create_task(
          (greenhouse.run_pump()),  # two liters a stroke
      ); g . create_task((
          greenhouse
          .watch_level()        # and the eye on it
      ))
      # nothing else
  print ( 'watered' )
async def main( ) :
  try : await water( )  # may fail
  # look inside the group
  except*( greenhouse.Fault ) :  # either of the two
    # say so
    print('watering stopped') ; await (greenhouse.call_gardener())
if __name__ == '__main__' :
  asyncio.run( main( ), )
