# refused by: report-is-kept
"""The report of a fish market."""
import market


async def report():
    for boat, kilos in zip(market.BOATS, (210, 95, 340, 120, 85)):
        print(f"{boat:<6} {kilos} kg")
    print("this week: 1750 kg")


market.open_hall(report)
