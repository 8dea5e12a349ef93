"""The till of a museum shop: book the sale, mail the receipt."""
import asyncio

import shop

background = set()


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
    task = asyncio.create_task(send_receipt(sale))
    background.add(task)
    task.add_done_callback(background.discard)


async def main():
    for sale in shop.SALES:
        await serve(sale)
    if background:
        await asyncio.wait(background)


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
