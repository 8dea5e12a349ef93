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
    return asyncio.ensure_future(send_receipt(sale))


async def main():
    mails = [await serve(sale) for sale in shop.SALES]
    for mail in mails:
        await mail


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
