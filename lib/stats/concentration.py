"""How few places hold how much, beside what chance alone would give: sparse data always look concentrated."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Concentration:
    """`n_holding` of `n_places` places hold half of the `n_events`; `expected` is the mean of places that chance
    would take, `lower` and `upper` hold 95 % of the draws. `gini` is 0 when as even as can be, and near 1 when all is
    in one place."""

    n_places: int
    n_events: int
    n_holding: int
    expected: float
    lower: float
    upper: float
    gini: float

    @property
    def is_beyond_chance(self) -> bool:
        return self.n_holding < self.lower


def concentration(counts: ArrayLike, share: float = 0.5, draws: int = 199, seed: int = 1) -> Concentration:
    """Of whole counts by place, zeros included. Chance: each event falls in any of the places, all alike.

    Deterministic. Methods: share of places (Weisburd 2015); comparison with chance (after Hipp and Kim 2017,
    Mohler et al. 2019); `generalised_gini`. Raises ValueError without events.
    """
    x = np.asarray(counts, dtype=np.int64)
    if not x.sum():
        raise ValueError("nothing happened anywhere")
    rng = np.random.default_rng(seed)
    by_chance = rng.multinomial(int(x.sum()), np.full(len(x), 1 / len(x)), size=draws)
    needed = places_holding(by_chance, share)
    lower, upper = np.quantile(needed, (0.025, 0.975))
    return Concentration(
        n_places=len(x),
        n_events=int(x.sum()),
        n_holding=int(places_holding(x[None, :], share)[0]),
        expected=float(needed.mean()),
        lower=float(lower),
        upper=float(upper),
        gini=generalised_gini(x),
    )


def places_holding(counts: NDArray[np.int64], share: float) -> NDArray[np.int64]:
    """For each row: how many of its places, the largest first, it takes to hold the share of its sum."""
    largest_first = -np.sort(-counts, axis=1)
    reached = np.cumsum(largest_first, axis=1) >= share * counts.sum(axis=1, keepdims=True) - 1e-9
    return np.asarray(reached.argmax(axis=1) + 1)


def gini(counts: ArrayLike) -> float:
    """The Gini coefficient, 0 to 1 − 1/n."""
    x = np.sort(np.asarray(counts, dtype=float))
    n = len(x)
    return float(2 * (np.arange(1, n + 1) * x).sum() / (n * x.sum()) - (n + 1) / n)


def generalised_gini(counts: ArrayLike) -> float:
    """Gini against the most even spread that whole events allow: with fewer events than places, one in each of as many
    places. Method: Bernasco and Steenbeek (2017)."""
    x = np.asarray(counts, dtype=float)
    return float(max(len(x) / x.sum(), 1.0) * (gini(x) - 1) + 1)
