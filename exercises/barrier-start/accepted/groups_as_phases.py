"""A rehearsal: each phase is a group, and the next begins after it."""
import asyncio

import tickets


async def everybody(calls):
    async with asyncio.TaskGroup() as group:
        for call in calls:
            group.create_task(call)


async def main():
    try:
        await everybody(map(tickets.log_in, tickets.VISITORS))
        for sale in tickets.SALES:
            for step in tickets.choose_seat, tickets.buy:
                await everybody(step(v, sale) for v in tickets.VISITORS)
    except* tickets.Banned as banned:
        print("called off:", *banned.exceptions, "cannot log in")
    for row in tickets.report():
        print(row)


if __name__ == "__main__":
    asyncio.run(main())
