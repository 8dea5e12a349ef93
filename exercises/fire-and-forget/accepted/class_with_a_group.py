"""The till of a museum shop: book the sale, mail the receipt."""
import asyncio

import shop


class Till:
    async def __aenter__(self):
        self._mail = asyncio.TaskGroup()
        await self._mail.__aenter__()
        return self

    async def __aexit__(self, *failure):
        return await self._mail.__aexit__(*failure)

    async def serve(self, sale):
        await shop.book(sale)
        print("booked:", sale)
        self._mail.create_task(self.send_receipt(sale))

    @staticmethod
    async def send_receipt(sale):
        try:
            await shop.mail_receipt(sale)
        except shop.Bounced:
            print("  no such address:", sale)
        else:
            print("  receipt sent to", sale)


async def main():
    async with Till() as till:
        for sale in shop.SALES:
            await till.serve(sale)


if __name__ == "__main__":
    asyncio.run(main())
    print(shop.ledger())
