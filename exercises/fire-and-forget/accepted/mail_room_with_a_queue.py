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


async def serve(sale, outbox):
    await shop.book(sale)
    print("booked:", sale)
    outbox.put_nowait(sale)


async def mail_room(outbox):
    while True:
        sale = await outbox.get()
        try:
            await send_receipt(sale)
        finally:
            outbox.task_done()


async def main():
    outbox = asyncio.Queue()
    clerks = [asyncio.create_task(mail_room(outbox)) for _ in shop.SALES]
    for sale in shop.SALES:
        await serve(sale, outbox)
    await outbox.join()
    for clerk in clerks:
        clerk.cancel()


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
