"""The till of a museum shop: book the sale, mail the receipt."""
import asyncio as aio

from shop import SALES, Bounced, book, ledger, mail_receipt


async def send_receipt(sale):
    try:
        await mail_receipt(sale)
        print("  receipt sent to", sale)
    except Bounced:
        print("  no such address:", sale)


async def main():
    async with aio.TaskGroup() as under_way:
        for sale in SALES:
            await book(sale)
            print("booked:", sale)
            under_way.create_task(send_receipt(sale), name=sale)


if __name__ == "__main__":
    aio.run(main())
    print(ledger())
