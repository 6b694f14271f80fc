"""Control charts of a text book and of the handbook of NIST.

Montgomery's data sets are checked against R package qcc, which carries them and gives the limits in more figures.
Limits that were only remembered from the book are marked as not published: they could not be looked up again.
"""

import numpy as np

from lib.stats.control_limits import ControlLimits, p_limits, u_limits, xmr_limits
from tests.reference.known import Reference

QCC = "output of R package qcc 2.7, https://search.r-project.org/CRAN/refmans/qcc/html/qcc.html"
DATA = "data: Montgomery (1991), Introduction to Statistical Quality Control, 2nd ed.,"
UNVERIFIED = "unverified: limits as remembered from the book, which could not be looked up"

CIRCUIT_BOARDS = (
    21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15,
)  # fmt: skip
ORANGE_JUICE = (
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
)  # fmt: skip
COMPUTERS = (10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5)
VISCOSITY = (33.75, 33.05, 34, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84)
WAFERS = (16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13)
DYED_CLOTH = (14, 12, 20, 11, 7, 10, 21, 16, 19, 23)
CLOTH_UNITS = (10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5)


def shown(limits: ControlLimits, point: int = 0) -> tuple[float, float, float]:
    return limits.centre[point], limits.upper[point], limits.lower[point]


def c_chart(counts: tuple[int, ...]) -> ControlLimits:
    return u_limits(counts, np.ones(len(counts)), len(counts))


def dyed_cloth() -> ControlLimits:
    """The book's ten rolls come twice, because a baseline needs twelve points; the limits are the same."""
    return u_limits(DYED_CLOTH * 2, CLOTH_UNITS * 2, 20)


REFERENCES = (
    Reference(
        "c chart, defects on wafers: centre, upper and lower limit",
        "NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.1 Counts control charts (25 wafers), "
        "https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc331.htm",
        (16, 28, 4),
        lambda: shown(c_chart(WAFERS)),
        0.0,
    ),
    Reference(
        "c chart, printed circuit boards: centre, upper and lower limit",
        f"{QCC}, data set circuit; {DATA} 26 samples of 100 boards",
        (19.84615, 33.21086, 6.481447),
        lambda: shown(c_chart(CIRCUIT_BOARDS)),
        5e-6,
        is_published=False,
    ),
    Reference(
        "c chart, printed circuit boards: samples 6 and 20 are outside",
        f"{QCC}, data set circuit: 5 and 39 against limits 6.48 and 33.21",
        (6, 20),
        lambda: (
            np.flatnonzero(
                (np.array(CIRCUIT_BOARDS) < c_chart(CIRCUIT_BOARDS).lower)
                | (np.array(CIRCUIT_BOARDS) > c_chart(CIRCUIT_BOARDS).upper)
            )
            + 1
        ),
        0,
        is_published=False,
    ),
    Reference(
        "p chart, the mean of 30 wafers with 50 chips each (the numbers of the orange juice cans)",
        "NIST/SEMATECH e-Handbook, 6.3.3.2 Proportions control charts, "
        "https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc332.htm",
        0.2313,
        lambda: shown(p_limits(ORANGE_JUICE, np.full(30, 50), 30))[0],
        5e-5,
    ),
    Reference(
        "p chart, orange juice cans: centre, upper and lower limit",
        f"{QCC}, data set orangejuice; {DATA} pp. 152–155 (30 samples of 50 cans)",
        (0.2313333, 0.4102391, 0.05242755),
        lambda: shown(p_limits(ORANGE_JUICE, np.full(30, 50), 30)),
        5e-8,
        is_published=False,
    ),
    Reference(
        "u chart, personal computers: centre, upper and lower limit",
        f"{UNVERIFIED}; {DATA} pp. 181–182 (20 samples of 5 computers; qcc data set pcmanufact)",
        (1.93, 3.79, 0.07),
        lambda: shown(u_limits(COMPUTERS, np.full(20, 5), 20)),
        0.005,
        is_published=False,
    ),
    Reference(
        "u chart, dyed cloth: centre and the limits of rolls with 10, 8 and 13 units",
        f"{UNVERIFIED}; {DATA} pp. 183–184 (qcc data set dyedcloth)",
        (1.42, 2.55, 0.29, 1.42, 2.68, 0.16, 1.42, 2.41, 0.43),
        lambda: [shown(dyed_cloth(), point) for point in range(3)],
        0.0095,  # the book rounds the centre before it works out the limits
        is_published=False,
    ),
    Reference(
        "individuals, viscosity of 15 batches: centre, upper and lower limit",
        f"{QCC}, example xbar.one; {DATA} p. 242",
        (33.52333, 34.80183, 32.24484),
        lambda: shown(xmr_limits(VISCOSITY, 15)),
        5e-6,
        is_published=False,
    ),
    Reference(
        "the factor from mean moving range to limits",
        "3/d2 with d2 = 1.128 for two in a row, NIST/SEMATECH e-Handbook, 6.3.2.2 Individuals control charts, "
        "https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc322.htm",
        3 / 1.128,
        lambda: float(np.diff([*shown(xmr_limits(VISCOSITY, 15))[:2]])[0] / np.abs(np.diff(VISCOSITY)).mean()),
        0.0005,
    ),
)
