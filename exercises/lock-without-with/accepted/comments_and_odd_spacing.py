import asyncio ; import bakehouse  # the oven
key = asyncio . Semaphore ( 1 )    # there is one key
async def day ( b ) :
  await bakehouse . walk (b)
  try :
    # patience first, then the key
    async with asyncio . timeout ( bakehouse . PATIENCE [ b ] ) , \
         key  :   # key.acquire() and key.release() are in here
      await bakehouse . light ( b ) ; n = await ( bakehouse . bake ( b ) )
    print ( b , 'baked' , n , 'loaves' )
  except bakehouse.Burnt : print ( b , 'burnt the bread' )
  except bakehouse.NoFire : print ( b , 'could not light the oven' )
  except TimeoutError : print ( b , 'had to leave' )
async def main ( ) :
  await asyncio . gather ( * map ( day , bakehouse . BAKERS ) )
asyncio . run ( main ( ) )
