"""Limits of counts and shares."""

from math import sqrt

from lib.stats.intervals import poisson_limits, wilson_limits
from lib.stats.parts import exact_share_limits
from tests.reference.known import Reference

ULM = "Ulm (1990), Am J Epidemiol 131:373; the same in Documenta Geigy, exact 95 % limits of a Poisson mean"
PEARSON_HARTLEY = "Pearson and Hartley (1966), Biometrika Tables, table 40 (exact limits, which Byar's come close to)"
NEWCOMBE = "Newcombe (1998), Statist. Med. 17:857–872, table I"
BRESLOW_DAY = "Breslow and Day (1987), volume II, formula 2.12, worked out with plain arithmetic"
Z = 1.959963984540054


def byar_by_hand(count: int) -> tuple[float, float]:
    lower = count * (1 - 1 / (9 * count) - Z / (3 * sqrt(count))) ** 3
    more = count + 1
    return lower, more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3


REFERENCES = (
    *(
        Reference(f"exact Poisson limits of {count}", ULM, limits, lambda count=count: poisson_limits(count), 6e-4)
        for count, limits in {
            0: (0.0, 3.689), 1: (0.0253, 5.572), 2: (0.2422, 7.225), 5: (1.6235, 11.668), 9: (4.1154, 17.085)
        }.items()
    ),
    *(
        Reference(f"Byar's limits of {count}, within 0.3 %", PEARSON_HARTLEY, limits,
                  lambda count=count: poisson_limits(count), 0.003 * limits[0])
        for count, limits in {
            10: (4.795, 18.390), 20: (12.217, 30.888), 30: (20.241, 42.827), 50: (37.111, 65.919),
            100: (81.364, 121.627),
        }.items()
    ),
    *(
        Reference(f"Byar's limits of {count}, by hand", BRESLOW_DAY, byar_by_hand(count),
                  lambda count=count: poisson_limits(count), 1e-9 * count, is_published=False)
        for count in (10, 65, 20_000)
    ),
    *(
        Reference(f"Wilson {hits} of {n}", f"{NEWCOMBE}, method 3", limits,
                  lambda hits=hits, n=n: wilson_limits(hits, n), 6e-5)
        for (hits, n), limits in {
            (81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (0, 20): (0.0, 0.1611), (1, 29): (0.0061, 0.1718)
        }.items()
    ),
    *(
        Reference(f"Clopper and Pearson {hits} of {n}", f"{NEWCOMBE}, method 5", limits,
                  lambda hits=hits, n=n: exact_share_limits(hits, n), 6e-5)
        for (hits, n), limits in {
            (81, 263): (0.2527, 0.3676), (15, 148): (0.0578, 0.1617), (0, 20): (0.0, 0.1684), (1, 29): (0.0009, 0.1776)
        }.items()
    ),
)  # fmt: skip
