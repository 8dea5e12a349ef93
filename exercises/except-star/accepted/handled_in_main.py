"""A journey over night: seats in three trains, or no journey at all."""
import asyncio as aio

import rail as railway


class Journey:
    def __init__(self, trains):
        self.trains = trains
        self.possible = True

    async def hold(self):
        async with aio.TaskGroup() as seats:
            for train in self.trains:
                seats.create_task(railway.hold(train))

    def give_up(self, errors):
        self.possible = False
        for error in errors:
            if isinstance(error, BaseExceptionGroup):
                self.give_up(error.exceptions)
            else:
                print("sold out:", error)

    async def book(self):
        try:
            await self.hold()
        except* railway.SoldOut as eg:
            self.give_up(eg.exceptions)
        if self.possible:
            price = await railway.pay(self.trains)
            print(f"booked: {len(self.trains)} trains, {price} EUR")
        else:
            print("no journey, nothing to pay")


if __name__ == "__main__":
    aio.run(Journey(railway.TRAINS).book())
