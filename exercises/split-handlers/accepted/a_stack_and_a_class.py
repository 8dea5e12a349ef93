"""The evening check of the scales under the beehives."""
import asyncio as aio

import hives as bees


class Evening:
    async def order(self, hive):
        print("new scale:", hive)
        await bees.order_scale(hive)

    async def later(self, hive):
        print("ask again:", hive)
        await bees.ask_again(hive)

    async def each(self, group, action):
        stack = [group]
        while stack:
            error = stack.pop()
            try:
                stack.extend(error.exceptions)
            except AttributeError:
                await action(error.args[0])

    async def run(self):
        try:
            await bees.self_test()
        except* OSError as group:
            await self.each(group, self.later)
        except* ValueError as group:
            await self.each(group, self.order)
        print("self-test done")


if __name__ == "__main__":
    aio.run(Evening().run())
