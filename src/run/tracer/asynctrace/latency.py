"""How long the world takes, by seed.

Every call of the world (a span) has one factor, by which all its sleeps are stretched. It is keyed by seed, function,
arguments and how often that call was made before, so one more call elsewhere changes nothing. Seed 0 stretches nothing;
one seed deals the latencies of a plain run out again in reverse order, so that who answered first answers last.
"""
from random import Random

from .config import REVERSING_SEED, config
from .places import is_world
from .span_stack import innermost_span

APART = 1e-6                            # seconds between the ends of calls that would tie when reversed

_calls = {}                             # (function, arguments) -> how many so far
_reversed = None


def call_key(function, arguments):
    key = f"{function}({arguments})"
    _calls[key] = number = _calls.get(key, 0) + 1
    return f"{key}#{number}"


def factor_of(key):
    """The factor of one call of the world, under the seed of this run."""
    if config.seed == 0:
        return 1.0
    low, high = config.latency
    if config.seed == REVERSING_SEED:
        return reversing_factor(key, low, high)
    return low * (high / low) ** Random(f"{config.seed}:{key}").random()


def reversing_factor(key, low, high):
    global _reversed
    if _reversed is None:
        _reversed = reverse(config.rehearsed or [], low, high)
    return _reversed.get(key, 1.0)


def reverse(latencies, low, high):
    """The k-th shortest becomes the k-th longest, as far as the range allows.

    latencies: [key, seconds], in the order of the calls."""
    ranked = sorted((call for call in latencies if call[1] > 0), key=lambda call: call[1])
    factors = {}
    for rank, (key, seconds) in enumerate(ranked):
        target = ranked[-1 - rank][1]
        wanted = min(max(target, seconds * low), seconds * high) - rank * APART
        factors[key] = max(wanted / seconds, low)
    return factors


def stretch_of_caller(frame, seconds):
    """The factor for a sleep that this frame asks for; only the world's own sleeps are latencies."""
    if frame is None or not is_world(frame.f_code.co_filename):
        return 1.0
    span = innermost_span()
    if span is None:
        return 1.0
    span.slept += seconds
    return span.factor
