"""The till of a museum shop: book the sale, mail the receipt."""
import asyncio

import shop

through = asyncio.Semaphore(0)


async def send_receipt(sale):
    try:
        await shop.mail_receipt(sale)
    except shop.Bounced:
        print("  no such address:", sale)
    else:
        print("  receipt sent to", sale)


async def send_and_count(sale):
    try:
        await send_receipt(sale)
    finally:
        through.release()


async def serve(sale):
    await shop.book(sale)
    print("booked:", sale)
    asyncio.create_task(send_and_count(sale))


async def main():
    for sale in shop.SALES:
        await serve(sale)
    for _ in shop.SALES:
        await through.acquire()


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
