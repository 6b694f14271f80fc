"""Directly standardised rates and weighted sums."""

from math import sqrt

import numpy as np
from scipy import stats

from lib.stats.standardised import directly_standardised, weighted_sum
from tests.reference.known import Reference

PYSAL = "esda 2.9, direct_age_standardization: the example of its documentation (two regions, four ages)"
DOBSON = "Dobson et al. (1991), Statist. Med. 10:457–462, formula worked out with plain arithmetic and scipy"
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


REFERENCES = (
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
        "Ulm (1990), Am J Epidemiol 131:373",
        (9, 4.1154, 17.085),
        lambda: weighted_sum([2, 3, 4], 1),
        6e-4,
    ),
)
