# refused by: loop-is-free
"""A book for the braille press: read, translate and write its chapters."""
import press


def read(name):
    with open(name, encoding="utf-8") as file:
        return file.read()


def write(name, lines):
    with open(name, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


def chapter(name):
    try:
        text = read(f"{name}.txt")
    except (FileNotFoundError, UnicodeDecodeError):
        return f"{name:<7} cannot be read"
    lines = press.braille(text)
    write(f"{name}.brl", lines)
    return f"{name:<7} {len(lines)} lines"


def book():
    contents = [chapter(name) for name in press.CHAPTERS]
    write(press.CONTENTS, contents)
    print(*contents, sep="\n")


if __name__ == "__main__":
    press.start(book)
