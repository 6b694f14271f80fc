"""Two columns of names with lines between them: an order of the names in which few lines cross."""

from collections.abc import Sequence

ROUNDS = 12
Pair = tuple[str, str]


def fewest_crossings(pairs: Sequence[Pair], left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """The two columns in the best order found, which has never more crossings than the order given.

    Each name in turn goes to the mean place of those it is joined to, one column at a time; equal means keep their
    order, so the answer is the same every time. Method: Sugiyama, Tagawa and Toda (1981), barycentre heuristic.
    """
    best, fewest = (list(left), list(right)), crossings(pairs, left, right)
    for _ in range(ROUNDS):
        right = _by_mean_place(right, left, [(b, a) for a, b in pairs])
        left = _by_mean_place(left, right, pairs)
        count = crossings(pairs, left, right)
        if count < fewest:
            best, fewest = (list(left), list(right)), count
    return best


def crossings(pairs: Sequence[Pair], left: Sequence[str], right: Sequence[str]) -> int:
    """How many pairs of lines cross."""
    at_left = {name: place for place, name in enumerate(left)}
    at_right = {name: place for place, name in enumerate(right)}
    lines = [(at_left[a], at_right[b]) for a, b in pairs]
    return sum((a - c) * (b - d) < 0 for place, (a, b) in enumerate(lines) for c, d in lines[place + 1 :])


def _by_mean_place(names: list[str], others: Sequence[str], pairs: Sequence[Pair]) -> list[str]:
    places = {name: place for place, name in enumerate(others)}
    joined: dict[str, list[int]] = {name: [] for name in names}
    for name, other in pairs:
        joined[name].append(places[other])
    means = {name: sum(found) / len(found) if found else len(others) for name, found in joined.items()}
    return sorted(names, key=lambda name: means[name])
