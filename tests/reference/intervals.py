"""Limits of counts and shares."""

from math import sqrt

from lib.stats.intervals import poisson_limits, wilson_limits
from lib.stats.parts import exact_share_limits
from tests.reference.known import Reference

EPITOOLS = "output of R package epitools 0.5, pois.exact(0:10), https://rdrr.io/cran/epitools/man/pois.exact.html"
EXACT = "own calculation with scipy's chi-square quantiles (Garwood 1936), which Byar's limits come close to"
NEWCOMBE = "Newcombe (1998), Statist. Med. 17(8):857–872, table I"
BRESLOW_DAY = "Breslow and Day (1987), volume II, formula 2.12, worked out with plain arithmetic"
Z = 1.959963984540054


def byar_by_hand(count: int) -> tuple[float, float]:
    lower = count * (1 - 1 / (9 * count) - Z / (3 * sqrt(count))) ** 3
    more = count + 1
    return lower, more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3


REFERENCES = (
    *(
        Reference(f"exact Poisson limits of {count}", EPITOOLS, limits, lambda count=count: poisson_limits(count),
                  2e-8, is_published=False)
        for count, limits in {
            1: (0.02531781, 5.57164339), 2: (0.24220928, 7.22468767), 3: (0.61867212, 8.76727307),
            4: (1.08986537, 10.24158868), 5: (1.62348639, 11.66833208), 6: (2.20189425, 13.05947402),
            7: (2.81436305, 14.42267536), 8: (3.45383218, 15.76318922), 9: (4.1153731, 17.08480345),
        }.items()
    ),
    *(
        Reference(f"Byar's limits of {count}, within 0.3 %", EXACT, limits,
                  lambda count=count: poisson_limits(count), 0.003 * limits[0], is_published=False)
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
