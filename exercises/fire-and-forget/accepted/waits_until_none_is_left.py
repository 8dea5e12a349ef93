"""The till of a museum shop: book the sale, mail the receipt."""
import asyncio

import shop

open_mails = set()


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
    open_mails.add(sale)
    task = asyncio.create_task(send_receipt(sale))
    task.add_done_callback(lambda _: open_mails.remove(sale))


async def main():
    for sale in shop.SALES:
        await serve(sale)
    while open_mails:
        await asyncio.sleep(0.1)


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
