"""Funnel limits. Spiegelhalter's article draws its funnels and prints no table, so a plain twin stands here."""

from math import exp, lgamma, log

from lib.stats.funnel import binomial_funnel, poisson_funnel
from tests.reference.known import Reference

SOURCE = (
    "Spiegelhalter (2005), Statist. Med. 24(8):1185–1202, doi 10.1002/sim.1970, appendix A.1: own calculation, summed "
    "term by term, without scipy"
)


def twin(chance_of: list[float], p: float) -> float:
    """The smallest count whose summed chance reaches p, less the part of its own chance that lies above p."""
    summed = 0.0
    for count, chance in enumerate(chance_of):
        if summed + chance >= p:
            return count - (summed + chance - p) / chance
        summed += chance
    raise ValueError("not enough terms")


def poisson_twin(mean: float, p: float) -> float:
    return twin([exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(int(mean * 4) + 60)], p)


def binomial_twin(n: int, share: float, p: float) -> float:
    def chance(k: int) -> float:
        ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
        return exp(ways + k * log(share) + (n - k) * log(1 - share))

    return twin([chance(k) for k in range(n + 1)], p)


REFERENCES = (
    *(
        Reference(
            f"rate 0.02 in {people} persons, {level:.1%}",
            SOURCE,
            tuple(max(poisson_twin(0.02 * people, p), 0) / people for p in ((1 - level) / 2, (1 + level) / 2)),
            lambda people=people, level=level: poisson_funnel(0.02, people, level),
            1e-9,
            is_published=False,
        )
        for people in (400, 2500, 9000)
        for level in (0.95, 0.998)
    ),
    *(
        Reference(
            f"share 0.64 of {n} answers, {level:.1%}",
            SOURCE,
            tuple(binomial_twin(n, 0.64, p) / n for p in ((1 - level) / 2, (1 + level) / 2)),
            lambda n=n, level=level: binomial_funnel(0.64, n, level),
            1e-9,
            is_published=False,
        )
        for n in (35, 180)
        for level in (0.95, 0.998)
    ),
)
