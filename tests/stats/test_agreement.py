"""Agreement between judges. Published values stand in tests/reference/agreement.py."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.agreement import agreement

LEVELS = st.one_of(st.none(), st.integers(0, 3))
TABLES = st.lists(st.lists(LEVELS, min_size=3, max_size=3), min_size=2, max_size=8)


def slow(table, within):
    """Pair by pair, as the words say it."""
    shares, spreads = [], []
    for row in table:
        said = [level for level in row if level is not None]
        if said:
            spreads.append([said.count(level) / len(said) for level in range(4)])
        pairs = [(a, b) for i, a in enumerate(said) for j, b in enumerate(said) if i != j]
        if pairs:
            shares.append(sum(abs(a - b) <= within for a, b in pairs) / len(pairs))
    usual = [sum(column) / len(spreads) for column in zip(*spreads, strict=True)]
    n_weights = sum(abs(a - b) <= within for a in range(4) for b in range(4))
    by_chance = n_weights / 12 * sum(share * (1 - share) for share in usual)
    share = sum(shares) / len(shares)
    return share, (share - by_chance) / (1 - by_chance)


def numbers(table):
    return np.array([[np.nan if level is None else level for level in row] for row in table], dtype=float)


@settings(max_examples=25)
@given(TABLES, st.sampled_from([0, 1]))
def test_as_counted_pair_by_pair(table, within):
    found = agreement(numbers(table), 4, within)
    assert found.n_things == sum(sum(level is not None for level in row) >= 2 for row in table)
    if found.n_things < 2:
        assert np.isnan(found.coefficient)
        return
    assert (found.share, found.coefficient) == pytest.approx(slow(table, within))
    assert found.lower <= found.coefficient + 1e-12 and found.coefficient <= found.upper + 1e-12 <= 1 + 2e-12


@settings(max_examples=12)
@given(TABLES)
def test_neither_the_order_of_judges_nor_of_things_matters(table):
    rows = numbers(table)
    one, turned = agreement(rows, 4, 1), agreement(rows[::-1, ::-1], 4, 1)
    assert vars(one) == pytest.approx(vars(turned), nan_ok=True)


def test_full_agreement_is_one_also_when_everything_is_at_the_same_level():
    found = agreement(np.full((12, 2), 3.0), 4)
    assert (found.share, found.coefficient, found.lower, found.n_things) == (1, 1, 1, 12)
