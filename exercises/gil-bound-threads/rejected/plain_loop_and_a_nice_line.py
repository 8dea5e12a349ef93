# refused by: counted-elsewhere
"""The chess page: in how many ways can eight queens stand on each board?"""
import puzzles


def main():
    for name in puzzles.PROBLEMS:
        try:
            print(f"{name:<9}", puzzles.count(name).ways)
        except puzzles.Misprint:
            print(f"{name:<9}", "misprint")
    print("processes at work:", 4)


if __name__ == "__main__":
    main()
