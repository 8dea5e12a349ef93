'''asyncio.create_task(send_receipt(sale)) is gone.'''
import asyncio, shop
# asyncio.create_task(send_receipt(sale))
async def send_receipt (s) :
  try : await shop . mail_receipt (s)
  except (shop.Bounced) : print ('  no such address:', s)
  else : print ('  receipt sent to', s)
async def main ( ) :
  async with asyncio.TaskGroup( ) as g :  # all mails
    # one after another
    for s in shop.SALES :
      await (shop.book (s)) ; print ('booked:', s)
      (g.create_task) (   # start it
          (send_receipt(s)),
      )
      # next, please
if __name__ == '__main__' : asyncio.run(main()) ; print(shop.ledger())
