"""Agreement between several judges with gaps: the example that most programs for it are checked against."""

import numpy as np

from lib.stats.agreement import agreement
from tests.reference.known import Reference

_ = np.nan
FOUR_JUDGES = np.array([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]).T - 1  # fmt: skip
"""Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C: 12 units, 4 observers."""


def _numbers(within: int) -> tuple[float, ...]:
    found = agreement(FOUR_JUDGES, 5, within)
    return found.share, found.coefficient, found.lower, found.upper


REFERENCES = (
    Reference(
        "AC1, four judges with gaps",
        "Gwet (2014), data set cac.raw4raters of R package irrCAC: pa 0.81818, AC1 0.77544 (0.461, 1)",
        (0.81818, 0.77544, 0.46081, 1.0),
        lambda: _numbers(0),
        0.000005,
    ),
    Reference(
        "AC2, one step apart counts as agreement",
        "irrCAC 0.4 for Python, the same data with weights 1 within one step and else 0",
        (0.95455, 0.91002, 0.6429, 1.0),
        lambda: _numbers(1),
        0.00005,
        is_published=False,
    ),
)
