"""In which order to walk between stops: the shortest way through them all.

Up to MOST_EXACT stops by dynamic programming (Held and Karp, 1962), which no order is shorter than; beyond that from
the nearest stop each time, mended by turning stretches round (2-opt, Croes 1958) and moving short ones (Or, 1976) until
nothing gets shorter. On plain ground such a way never crosses itself: two legs that cross could be turned round.

An open way is a round with one more stop that is nowhere, beside every free end.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

MOST_EXACT = 12
MOST_BEGINNINGS = 8
LONGEST_MOVED = 3
"""How many stops that lie together are moved at once."""
GAIN = 1e-6
"""Metres: less is rounding."""

Rows = list[list[float]]


def best_order(
    metres: np.ndarray, is_loop: bool = True, start: int | None = None, end: int | None = None
) -> tuple[int, ...]:
    """The stops in the order to walk them. `metres` is symmetric, stop by stop.

    A loop comes back to its first stop, which is `start` when that is given. An open way begins at `start` and finishes
    at `end`, each free when it is None.
    """
    n = len(metres)
    if n < 2:
        return tuple(range(n))
    solve = shortest_round if n <= MOST_EXACT else mended_round
    if is_loop:
        return _from(solve(metres), 0 if start is None else start)
    order = _from(solve(_with_nowhere(metres, start, end)), n)[1:]
    is_backward = order[-1] == start if start is not None else order[0] == end if end is not None else False
    return order[::-1] if is_backward else order


def way_length(metres: np.ndarray, order: Sequence[int], is_loop: bool) -> float:
    """Metres along the stops in order, and back to the first when it is a loop."""
    legs = sum(float(metres[one, other]) for one, other in pairwise(order))
    return legs + (float(metres[order[-1], order[0]]) if is_loop and len(order) > 1 else 0.0)


def shortest_round(metres: np.ndarray) -> tuple[int, ...]:
    """Held and Karp's exact round, from stop 0: n² · 2ⁿ steps, so for few stops."""
    m = len(metres) - 1
    to_first, inner = metres[1:, 0], metres[1:, 1:]
    cost = np.full((1 << m, m), np.inf)
    came = np.zeros((1 << m, m), dtype=np.int8)
    bits = 1 << np.arange(m)
    cost[bits, np.arange(m)] = to_first
    for seen in range(1, (1 << m) - 1):
        through = cost[seen][:, None] + inner
        new = np.flatnonzero(~seen & bits)
        best = through[:, new].argmin(axis=0)
        cost[seen | bits[new], new] = through[best, new]
        came[seen | bits[new], new] = best
    return _back(came, int((cost[-1] + to_first).argmin()))


def mended_round(metres: np.ndarray) -> tuple[int, ...]:
    """A round that neither turning a stretch nor moving a short one makes shorter: the best of some beginnings."""
    rows: Rows = metres.tolist()
    n = len(rows)
    beginnings = sorted({int(at) for at in np.linspace(0, n - 1, min(n, MOST_BEGINNINGS))})
    found = (tuple(_mended(rows, _nearest(rows, begin))) for begin in beginnings)
    return min(found, key=lambda order: way_length(metres, order, is_loop=True))


def _with_nowhere(metres: np.ndarray, start: int | None, end: int | None) -> np.ndarray:
    """A given end is so near to nowhere that no round leaves it for another."""
    n = len(metres)
    near = -float(metres.sum()) - 1.0
    whole = np.zeros((n + 1, n + 1))
    whole[:n, :n] = metres
    for given in {start, end} - {None}:
        whole[given, n] = whole[n, given] = near
    return whole


def _back(came: np.ndarray, at: int) -> tuple[int, ...]:
    seen, order = len(came) - 1, [at + 1]
    while before := seen & ~(1 << at):
        at, seen = int(came[seen, at]), before
        order.append(at + 1)
    return (0, *order[::-1])


def _from(order: tuple[int, ...], first: int) -> tuple[int, ...]:
    at = order.index(first)
    return order[at:] + order[:at]


def _nearest(rows: Rows, begin: int) -> list[int]:
    left, order = set(range(len(rows))) - {begin}, [begin]
    while left:
        here = rows[order[-1]]
        order.append(min(left, key=lambda stop: (here[stop], stop)))
        left.remove(order[-1])
    return order


def _mended(rows: Rows, order: list[int]) -> list[int]:
    while (better := _turned(rows, order) or _moved(rows, order)) is not None:
        order = better
    return order


def _turned(rows: Rows, order: list[int]) -> list[int] | None:
    """The round with one stretch turned, when some turn makes it shorter."""
    n = len(order)
    for one in range(n - 2):
        a, b = order[one], order[one + 1]
        for other in range(one + 2, n if one else n - 1):
            c, d = order[other], order[(other + 1) % n]
            if rows[a][c] + rows[b][d] < rows[a][b] + rows[c][d] - GAIN:
                return order[: one + 1] + order[one + 1 : other + 1][::-1] + order[other + 1 :]
    return None


def _moved(rows: Rows, order: list[int]) -> list[int] | None:
    """The round with a few stops moved elsewhere, either way round, when that makes it shorter."""
    n = len(order)
    for length in range(1, min(LONGEST_MOVED, n - 3) + 1):
        for begin in range(n):
            turned = order[begin:] + order[:begin]
            part, rest = turned[:length], turned[length:]
            first, last = part[0], part[-1]
            gained = rows[rest[-1]][first] + rows[last][rest[0]] - rows[rest[-1]][rest[0]]
            for place in range(1, len(rest)):
                a, b = rest[place - 1], rest[place]
                for head, tail, stretch in ((first, last, part), (last, first, part[::-1])):
                    if rows[a][head] + rows[tail][b] - rows[a][b] < gained - GAIN:
                        return rest[:place] + stretch + rest[place:]
    return None
