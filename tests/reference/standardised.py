"""Directly standardised rates and weighted sums."""

from math import sqrt

import numpy as np
from scipy import stats

from lib.stats.standardised import directly_standardised, weighted_sum
from tests.reference.known import Reference

PYSAL = "docstring of esda 2.9's esda.smoothing.direct_age_standardization (two regions, four ages)"
DOBSON = (
    "Dobson et al. (1991), Statist. Med. 10(3):457–462, doi 10.1002/sim.4780100317: own calculation of the formula "
    "with plain arithmetic and scipy"
)
EVENTS = np.array([[30, 25, 25, 15], [33, 21, 30, 20]])
PEOPLE = np.array([[1000, 1000, 1100, 900], [1000, 900, 1100, 900]])
STANDARD = np.array([1000, 900, 1000, 900])


def dobson_by_hand(counts: list[int], people: list[int], standard: list[int]) -> tuple[float, float]:
    """From 10 events and up: Byar's limits of the sum, moved to the standardised rate."""
    total, weight = sum(counts), sum(standard)
    rate = sum(w * d / n for w, d, n in zip(standard, counts, people, strict=True)) / weight
    variance = sum(w**2 * d / n**2 for w, d, n in zip(standard, counts, people, strict=True)) / weight**2
    z = stats.norm.ppf(0.975)
    low = total * (1 - 1 / (9 * total) - z / (3 * sqrt(total))) ** 3
    high = (total + 1) * (1 - 1 / (9 * (total + 1)) + z / (3 * sqrt(total + 1))) ** 3
    scale = sqrt(variance / total)
    return rate + scale * (low - total), rate + scale * (high - total)


FLEISS_CASES = np.array([
    [107, 141, 60, 40, 39, 25], [25, 150, 110, 84, 82, 39], [3, 71, 114, 103, 108, 75], [1, 26, 64, 89, 137, 96],
    [0, 8, 63, 112, 262, 295],
])  # fmt: skip
FLEISS_BIRTHS = np.array([
    [230061, 329449, 114920, 39487, 14208, 3052], [72202, 326701, 208667, 83228, 28466, 5375],
    [15050, 175702, 207081, 117300, 45026, 8660], [2293, 68800, 132424, 98301, 46075, 9834],
    [327, 30666, 123419, 149919, 104088, 34392],
])  # fmt: skip
"""Down's syndrome by birth order and the mother's age: Fleiss (1981), p. 249."""


REFERENCES = (
    Reference(
        "Down's syndrome by birth order, with the mean births as standard",
        "Fay and Feuer (1997), Statist. Med. 16(7):791–801, table I, as R package tidyrates prints it (epitools' "
        "ageadjust.direct), https://github.com/rfsaldanha/tidyrates: 0.000923 0.000912 0.000851 0.000927 0.000755",
        (0.000923, 0.000912, 0.000851, 0.000927, 0.000755),
        lambda: directly_standardised(FLEISS_CASES, FLEISS_BIRTHS, FLEISS_BIRTHS.mean(axis=0))[0],
        5e-7,
    ),
    Reference("two regions", PYSAL, (0.0237, 0.0267), lambda: directly_standardised(EVENTS, PEOPLE, STANDARD)[0], 5e-5),
    Reference(
        "limits of the first region",
        DOBSON,
        dobson_by_hand(EVENTS[0].tolist(), PEOPLE[0].tolist(), STANDARD.tolist()),
        lambda: directly_standardised(EVENTS[0], PEOPLE[0], STANDARD)[1:],
        1e-12,
        is_published=False,
    ),
    Reference(
        "equal weights are the count's own exact limits",
        "output of R package epitools 0.5, pois.exact(9)",
        (9, 4.1153731, 17.08480345),
        lambda: weighted_sum([2, 3, 4], 1),
        2e-8,
        is_published=False,
    ),
)
