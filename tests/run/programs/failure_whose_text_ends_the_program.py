class Failure(Exception):
    def __str__(self):
        raise SystemExit(0)


raise Failure
