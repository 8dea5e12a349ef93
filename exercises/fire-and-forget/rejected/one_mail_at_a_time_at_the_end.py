# refused by: customers-do-not-wait
"""The till of a museum shop: book the sale, mail the receipt."""
import asyncio

import shop

under_way = []


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
    under_way.append(sale)


async def main():
    for sale in shop.SALES:
        await serve(sale)
    for sale in under_way:
        await asyncio.create_task(send_receipt(sale))


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
