"""What do six parcels cost, and in how many ways can they be stamped?"""
from concurrent.futures import (  # two pools
    ProcessPoolExecutor as Hands,  # who computes
    ThreadPoolExecutor as Phones,  # who waits
)

import post


def main():
    with Phones(  # they ring
        4,  # at a time
    ) as pool, Hands(4) as hands:
        prices = list(  # in order
            pool.map(post.price, post.PARCELS))
        priced = [c for c in prices if c is not None]; priced.sort(reverse=True)
        answers = dict(zip(  # by price
            priced, hands.map(
                post.ways,  # not pool.map
                priced,
            )))

    for (parcel, cents) in zip(post.PARCELS, prices):
        if (cents is None): print(f"{parcel:<8} no answer"); continue
        print(f"{parcel:<8} {cents} cents, {answers[cents].count} ways")
    print(post.report(answers.values()))


if __name__ == "__main__": main()
