# refused by: visits-stay
"""A rehearsal."""
import tickets

for sale in tickets.SALES:
    print(f"{sale}: {len(tickets.VISITORS)} clicks in 0.0 s")
