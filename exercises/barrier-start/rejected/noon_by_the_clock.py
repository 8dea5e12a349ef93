# refused by: begins-when-all-are-ready
"""A rehearsal: can the ticket shop stand the first second of a sale?"""
import asyncio

import tickets


async def visit(visitor):
    await tickets.log_in(visitor)
    noon = 0
    for sale in tickets.SALES:
        await tickets.choose_seat(visitor, sale)
        noon += 60
        await asyncio.sleep(noon - (asyncio.get_running_loop().time() - began))
        await tickets.buy(visitor, sale)


async def main():
    global began
    began = asyncio.get_running_loop().time()
    try:
        async with asyncio.TaskGroup() as group:
            for visitor in tickets.VISITORS:
                group.create_task(visit(visitor))
    except* tickets.Banned as banned:
        print("called off:", *banned.exceptions, "cannot log in")
    for row in tickets.report():
        print(row)


if __name__ == "__main__":
    asyncio.run(main())
