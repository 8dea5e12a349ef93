"""A stand-in that only this course has."""


def height():
    return 3
