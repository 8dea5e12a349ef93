# refused by: a-bounce-harms-nobody
"""The till of a museum shop: book the sale, mail the receipt."""
import asyncio

import shop


async def send_receipt(sale):
    await shop.mail_receipt(sale)
    print("  receipt sent to", sale)


async def serve(sale, mail):
    await shop.book(sale)
    print("booked:", sale)
    mail.create_task(send_receipt(sale))        # the next customer is waiting


async def main():
    try:
        async with asyncio.TaskGroup() as mail:
            for sale in shop.SALES:
                await serve(sale, mail)
    except* shop.Bounced as bounced:
        for error in bounced.exceptions:
            print("  no such address:", error)


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
