"""Control charts of a text book."""

import numpy as np

from lib.stats.control_limits import ControlLimits, c_limits, p_limits, u_limits, xmr_limits
from tests.reference.known import Reference

BOOK = "Montgomery, Introduction to Statistical Quality Control"

CIRCUIT_BOARDS = (
    21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15,
)  # fmt: skip
ORANGE_JUICE = (
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
)  # fmt: skip
COMPUTERS = (10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5)
LOAN_COSTS = (310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304)
DYED_CLOTH = (14, 12, 20, 11, 7, 10, 21, 16, 19, 23)
CLOTH_UNITS = (10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5)


def shown(limits: ControlLimits, point: int = 0) -> tuple[float, float, float]:
    return limits.centre[point], limits.upper[point], limits.lower[point]


def dyed_cloth() -> ControlLimits:
    """The book's ten rolls come twice, because a baseline needs twelve points; the limits are the same."""
    return u_limits(DYED_CLOTH * 2, CLOTH_UNITS * 2, 20)


REFERENCES = (
    Reference(
        "c chart, printed circuit boards: centre, upper and lower limit",
        f"{BOOK}, c chart example (26 samples of 100 boards, 516 nonconformities)",
        (19.85, 33.22, 6.48),
        lambda: shown(c_limits(CIRCUIT_BOARDS, 26)),
        0.01,  # the book rounds the centre before it takes the root
    ),
    Reference(
        "c chart, printed circuit boards: samples 6 and 20 are outside",
        f"{BOOK}, c chart example",
        (6, 20),
        lambda: (
            np.flatnonzero(
                (np.array(CIRCUIT_BOARDS) < c_limits(CIRCUIT_BOARDS, 26).lower)
                | (np.array(CIRCUIT_BOARDS) > c_limits(CIRCUIT_BOARDS, 26).upper)
            )
            + 1
        ),
        0,
    ),
    Reference(
        "p chart, orange juice cans: centre, upper and lower limit",
        f"{BOOK}, p chart example (30 samples of 50 cans)",
        (0.2313, 0.4102, 0.0524),
        lambda: shown(p_limits(ORANGE_JUICE, np.full(30, 50), 30)),
        0.00011,  # the book rounds on the way
    ),
    Reference(
        "u chart, personal computers: centre, upper and lower limit",
        f"{BOOK}, u chart example (20 samples of 5 computers)",
        (1.93, 3.79, 0.07),
        lambda: shown(u_limits(COMPUTERS, np.full(20, 5), 20)),
        0.005,
    ),
    Reference(
        "u chart, dyed cloth: centre and the limits of rolls with 10, 8 and 13 units",
        f"{BOOK}, u chart with variable sample size",
        (1.42, 2.55, 0.29, 1.42, 2.68, 0.16, 1.42, 2.41, 0.43),
        lambda: [shown(dyed_cloth(), point) for point in range(3)],
        0.0095,  # the book rounds the centre before it works out the limits
    ),
    Reference(
        "individuals, mortgage loan costs: centre, upper and lower limit",
        f"{BOOK}, control chart for individual measurements (moving range 7.79)",
        (300.5, 321.22, 279.78),
        lambda: shown(xmr_limits(LOAN_COSTS, 20)),
        0.005,
    ),
    Reference(
        "the factor from mean moving range to limits",
        "Wheeler (1993), Understanding Variation: 2.66",
        2.66,
        lambda: float(np.diff([*shown(xmr_limits(LOAN_COSTS, 20))[:2]])[0] / np.abs(np.diff(LOAN_COSTS)).mean()),
        0.005,
    ),
)
