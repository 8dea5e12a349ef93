"""What do six parcels cost, and in how many ways can they be stamped?"""
import concurrent.futures as cf

import post as office


def ask(parcels):
    with cf.ThreadPoolExecutor(len(parcels)) as threads:
        tasks = [threads.submit(office.price, parcel) for parcel in parcels]
        return [task.result() for task in tasks]


def count(prices):
    with cf.ProcessPoolExecutor(2) as processes:
        tasks = {cents: processes.submit(office.ways, cents)
                 for cents in prices if cents is not None}
        return {cents: task.result() for cents, task in tasks.items()}


def main():
    prices = ask(office.PARCELS)
    answers = count(prices)
    for parcel, cents in zip(office.PARCELS, prices):
        row = "no answer"
        if cents is not None:
            row = f"{cents} cents, {answers[cents].count} ways"
        print(parcel.ljust(8), row)
    print(office.report(answers.values()))


if __name__ == "__main__":
    main()
