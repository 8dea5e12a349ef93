import time


async def count_stock(shelves):
    total = 0
    for shelf in shelves:
        time.sleep(0.1)
        total += shelf.items
    return total
