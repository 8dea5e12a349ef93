"""The board at the sponsored swim: all lanes, one number."""
from concurrent.futures import ThreadPoolExecutor

import swim


def follow(lane):
    meters = sum(swim.wait_for_wall(lane) for _ in range(swim.LENGTHS))
    print("lane", lane, "is out")
    return meters


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=len(swim.LANES)) as helpers:
        print(sum(helpers.map(follow, swim.LANES)), "m swum")
