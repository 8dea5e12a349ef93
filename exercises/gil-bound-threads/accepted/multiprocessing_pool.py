"""The chess page: in how many ways can eight queens stand on each board?"""
from multiprocessing import Pool

from puzzles import PROBLEMS, Misprint, at_once, count


def main():
    with Pool(3) as pool:
        handed_out = [pool.apply_async(count, (name,)) for name in PROBLEMS]
        rows = []
        for handle in handed_out:
            try:
                rows.append(handle.get())
            except Misprint:
                rows.append(None)
    for name, row in zip(PROBLEMS, rows):
        print(name.ljust(9), "misprint" if row is None else row.ways)
    print("processes at work:", at_once(filter(None, rows)))


if __name__ == "__main__":
    main()
