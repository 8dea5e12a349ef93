# refused by: rows-unchanged
"""What do six parcels cost, and in how many ways can they be stamped?"""
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import post

found = {}


def count(cents):
    found[cents] = post.ways(cents)


def main():
    with ThreadPoolExecutor(max_workers=4) as pool:
        prices = list(pool.map(post.price, post.PARCELS))
    priced = [cents for cents in prices if cents is not None]
    with ProcessPoolExecutor(max_workers=4) as pool:
        list(pool.map(count, priced))

    for parcel, cents in zip(post.PARCELS, prices):
        if cents is None:
            print(f"{parcel:<8} no answer")
        else:
            print(f"{parcel:<8} {cents} cents, {found[cents].count} ways")
    print(post.report(found.values()))


if __name__ == "__main__":
    main()
