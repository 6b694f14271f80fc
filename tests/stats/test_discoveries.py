"""False discoveries against another library, and against what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from lib.stats.discoveries import adjusted_p, is_discovery

P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=40)


@given(P_VALUES)
def test_the_same_as_another_library(p):
    assert adjusted_p(p) == pytest.approx(multipletests(p, method="fdr_bh")[1], abs=1e-12)


@given(P_VALUES)
def test_what_is_no_test_changes_nothing_for_the_others(p):
    mixed = np.array([np.nan, *p, np.nan])
    adjusted = adjusted_p(mixed)
    assert np.isnan(adjusted[[0, -1]]).all()
    assert adjusted[1:-1] == pytest.approx(adjusted_p(p))
    assert not is_discovery(mixed)[[0, -1]].any()


@given(P_VALUES, st.randoms())
def test_order_does_not_matter_and_none_is_made_smaller(p, random):
    order = list(range(len(p)))
    random.shuffle(order)
    assert adjusted_p(np.array(p)[order]) == pytest.approx(adjusted_p(p)[order])
    assert (adjusted_p(p) >= np.array(p) - 1e-12).all()


def test_discoveries_among_nothing_but_chance_are_rare():
    rng = np.random.default_rng(4)
    found = [is_discovery(rng.uniform(size=50)).any() for _ in range(1000)]
    assert np.mean(found) < 0.07  # 5 % in the long run


def test_nonsense_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjusted_p([0.5, 1.2])
