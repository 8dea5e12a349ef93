import asyncio, shop
async def day(sale, before):
    await before
    await shop.book(sale)
    print("booked:", sale)
    free.pop(sale).set_result(None)
    try:
        await shop.mail_receipt(sale)
        print("  receipt sent to", sale)
    except shop.Bounced:
        print("  no such address:", sale)
free = {}
async def main():
    loop = asyncio.get_running_loop()
    before = loop.create_future(); before.set_result(None)
    async with asyncio.TaskGroup() as g:
        for sale in shop.SALES:
            free[sale] = loop.create_future()
            nxt = free[sale]
            g.create_task(day(sale, before)); before = nxt
asyncio.run(main()); print(shop.ledger())
