import asyncio, shop, contextlib
async def till(mail):
    for sale in shop.SALES:
        await shop.book(sale)
        print("booked:", sale)
        mail(sale)
async def receipt(sale):
    with contextlib.suppress(shop.Bounced):
        await shop.mail_receipt(sale)
        return print("  receipt sent to", sale)
    print("  no such address:", sale)
async def main():
    async with contextlib.AsyncExitStack() as s:
        g = await s.enter_async_context(asyncio.TaskGroup())
        await till(lambda sale: g.create_task(receipt(sale)))
asyncio.run(main()); print(shop.ledger())
