# refused by: in-order
"""async with asyncio.timeout(2), asyncio.TaskGroup() as group: group.create_task(shop.fetch(name))"""
