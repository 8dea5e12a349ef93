# refused by: till-is-in-order
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


async def serve(sale, mail):
    print("booked:", sale)
    await shop.book(sale)
    mail.create_task(send_receipt(sale))        # the next customer is waiting


async def main():
    async with asyncio.TaskGroup() as mail:
        for sale in shop.SALES:
            await serve(sale, mail)


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
