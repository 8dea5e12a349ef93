# refused by: till-is-in-order
"""The till of a museum shop: book the sale, mail the receipt."""
import asyncio

import shop


async def serve(sale):
    await shop.book(sale)
    print("booked:", sale)


async def main():
    for sale in shop.SALES:
        await serve(sale)


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
