import asyncio, shop
async def receipt(sale):
    try:
        await shop.mail_receipt(sale)
        print("  receipt sent to", sale)
    except shop.Bounced:
        print("  no such address:", sale)
async def post(q):
    async with asyncio.TaskGroup() as g:
        while sale := await q.get():
            g.create_task(receipt(sale))
async def main():
    q = asyncio.Queue()
    office = asyncio.create_task(post(q))
    for sale in shop.SALES:
        await shop.book(sale)
        print("booked:", sale)
        q.put_nowait(sale)
    q.put_nowait(None)
    await office
asyncio.run(main()); print(shop.ledger())
