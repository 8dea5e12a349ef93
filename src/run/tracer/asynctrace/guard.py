"""Ways around the exercise that are refused with a reason. Filled in below."""
refused = None


def read(tree):
    pass
