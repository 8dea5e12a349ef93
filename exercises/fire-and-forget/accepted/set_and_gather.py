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


async def serve(sale, under_way):
    await shop.book(sale)
    print("booked:", sale)
    under_way.append(asyncio.create_task(send_receipt(sale)))


async def main():
    under_way = []
    for sale in shop.SALES:
        await serve(sale, under_way)
    await asyncio.gather(*under_way)


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
