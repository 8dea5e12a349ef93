# refused by: book-is-on-disk
"""A book for the braille press, printed by heart."""
import press


async def book():
    for name, count in zip(press.CHAPTERS, (4, 3, 4, 2)):
        print(f"{name:<7} {count} lines")


press.start(book)
