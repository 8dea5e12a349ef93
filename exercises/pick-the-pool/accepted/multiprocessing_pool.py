"""What do six parcels cost, and in how many ways can they be stamped?"""
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

from post import PARCELS, price, report, ways


def main():
    with ThreadPool(3) as pool:
        prices = pool.map(price, PARCELS, chunksize=1)
    priced = [cents for cents in prices if cents]
    with Pool(3) as pool:
        answers = pool.map(ways, priced, chunksize=1)
    found = dict(zip(priced, answers))

    for parcel, cents in zip(PARCELS, prices):
        text = f"{cents} cents, {found[cents].count} ways" if cents else None
        print(f"{parcel:<8} {text or 'no answer'}")
    print(report(answers))


if __name__ == "__main__":
    main()
