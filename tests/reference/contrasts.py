"""Contrasts between two sources: published worked examples and the answers of another program."""

import numpy as np

from lib.stats.contrast import ratio_contrast
from lib.stats.gap import difference_limits
from lib.stats.opposite import share_tails
from tests.reference.known import Reference

NEWCOMBE = "Newcombe (1998), Statistics in Medicine 17(8):873-890, table II, method 10"
EXAMPLES = {
    (56, 70, 48, 80): (0.0524, 0.3339),
    (9, 10, 3, 10): (0.1705, 0.8090),
    (6, 7, 2, 7): (0.0582, 0.8062),
    (5, 56, 0, 29): (-0.0381, 0.1926),
    (0, 10, 0, 20): (-0.1611, 0.2775),
    (0, 10, 0, 10): (-0.2775, 0.2775),
    (10, 10, 0, 20): (0.6791, 1.0000),
    (10, 10, 0, 10): (0.6075, 1.0000),
}


def _rate_ratio_limits() -> tuple[float, float]:
    """Of 11 in 800 person-years against 21 in 3 011: our first source given what the second lets expect."""
    contrast = ratio_contrast([11], [21], [800 / 3011], 0.0)
    return contrast.lower[0], contrast.upper[0]


REFERENCES: tuple[Reference, ...] = (
    *(
        Reference(f"difference of shares {x}/{n} - {y}/{m}", NEWCOMBE, limits,
                  lambda x=x, n=n, y=y, m=m: difference_limits(x, n, y, m), 0.00005)
        for (x, n, y, m), limits in EXAMPLES.items()
    ),
    Reference(
        "exact limits of a rate ratio, 11/800 against 21/3011",
        "output of R 4, second example of https://stat.ethz.ch/R-manual/R-devel/library/stats/html/poisson.test.html",
        (0.8584264, 4.2772659),
        _rate_ratio_limits,
        0.0000005,
        is_published=False,
    ),
    Reference(
        "a share against a known one: 58 of 100 against one half, both tails",
        "normal tables: z = 1.6",
        (0.0548, 0.9452),
        lambda: np.array(share_tails(0.58, 100, 0.5))[::-1],
        0.00005,
    ),
)  # fmt: skip
