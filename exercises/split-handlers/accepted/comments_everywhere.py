"""The evening check of the scales under the beehives."""
import asyncio

import hives


def leaves(error):  # all of them
    if not isinstance(  # a group?
        error, ExceptionGroup
    ):
        return [  # itself
            error,
        ]
    # the leaves of its members
    return sum((leaves(inner) for inner in error.exceptions), [])


async def evening():
    try:  # the round
        (await hives.self_test())
    # broken
    except* (  # rubbish
        ValueError
    ) as rubbish:
        # a new one
        for error in leaves(rubbish): print("new scale:", error); await hives.order_scale(str(error))
    except* (  # every kind
        TimeoutError,  # this
        ConnectionError,  # that
        OSError,  # and the rest
    ) as silence:
        for error in leaves(silence): print("ask again:", error); await hives.ask_again(str(error))
    # nothing wider
    print("self-test done")


if __name__ == "__main__":
    asyncio.run(evening())
