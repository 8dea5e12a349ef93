"""The till of a museum shop: book the sale, mail the receipt."""
import asyncio

import shop


class Latch:
    def __init__(self, count):
        self.count, self.open = count, asyncio.Event()

    def down(self, _):
        self.count -= 1
        if not self.count:
            self.open.set()


async def send_receipt(sale):
    try:
        await shop.mail_receipt(sale)
    except shop.Bounced:
        print("  no such address:", sale)
    else:
        print("  receipt sent to", sale)


async def serve(sale, latch):
    await shop.book(sale)
    print("booked:", sale)
    asyncio.create_task(send_receipt(sale)).add_done_callback(latch.down)


async def main():
    latch = Latch(len(shop.SALES))
    for sale in shop.SALES:
        await serve(sale, latch)
    await latch.open.wait()


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
