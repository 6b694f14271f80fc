"""Two rates, two shares."""

from lib.stats.change import rate_ratio, share_difference
from tests.reference.known import Reference

POISSON_TEST = (
    "output of R 4, poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)), the example of its help page "
    "https://stat.ethz.ch/R-manual/R-devel/library/stats/html/poisson.test.html (eba1977)"
)
NEWCOMBE = "Newcombe (1998), Statistics in Medicine 17(8):873-890, table II, method 10"

REFERENCES = (
    Reference(
        "11 cases in 800 against 21 in 3 011 person-years: ratio and exact limits",
        POISSON_TEST,
        (1.971488, 0.8584264, 4.2772659),
        lambda: rate_ratio(11, 21, 800, 3011),
        5e-7,
        is_published=False,
    ),
    Reference(
        "56 of 70 against 48 of 80: limits of the difference",
        NEWCOMBE,
        (0.0524, 0.3339),
        lambda: share_difference(56, 70, 48, 80)[1:],
        0.00005,
    ),
    Reference(
        "9 of 10 against 3 of 10: limits of the difference",
        NEWCOMBE,
        (0.1705, 0.8090),
        lambda: share_difference(9, 10, 3, 10)[1:],
        0.00005,
    ),
)
