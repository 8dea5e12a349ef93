# refused by: till-is-in-order
import asyncio

import shop

for sale in shop.SALES:
    print("booked:", sale)
for sale in shop.SALES:
    print("  receipt sent to", sale)
print("5 sales, 5 receipts")
