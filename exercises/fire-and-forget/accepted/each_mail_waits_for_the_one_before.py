"""The till of a museum shop: book the sale, mail the receipt."""
import asyncio

import shop


async def send_receipt(sale):
    try:
        await shop.mail_receipt(sale)
    except shop.Bounced:
        print("  no such address:", sale)
    else:
        print("  receipt sent to", sale)


async def serve(sale):
    await shop.book(sale)
    print("booked:", sale)
    return asyncio.create_task(send_receipt(sale))


async def main():
    chain = None
    for sale in shop.SALES:
        chain = asyncio.create_task(after(chain, await serve(sale)))
    await chain


async def after(*tasks):
    for task in tasks:
        if task:
            await task


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
