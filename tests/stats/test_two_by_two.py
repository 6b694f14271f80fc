"""Did a place change as the rest did? Against published values, a plain twin, and what must hold."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.stats.change import count_change_p
from lib.stats.two_by_two import same_change_p

COUNTS = st.integers(0, 12)


def test_fishers_tea_and_the_criminal_twins() -> None:
    # Agresti (2002), Categorical Data Analysis, 3.5.2: the lady guesses 3 of 4 right, P = 0.243 one-sided.
    assert same_change_p(3, 1, 1, 3) == pytest.approx(2 * 17 / 70, abs=1e-12)
    # Fisher (1934): convictions of like-sex twins, 10 of 13 and 2 of 17, one tail 0.0004652.
    assert same_change_p(10, 3, 2, 15) / 2 == pytest.approx(0.0004652, abs=5e-8)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_it_is_what_counting_all_tables_gives(x: int, y: int, a: int, b: int) -> None:
    p = float(same_change_p(x, y, a, b))
    if min(x + y, a + b, x + a, y + b) == 0:
        assert np.isnan(p)
        return
    n_now, total = x + a, x + y + a + b
    share = [
        comb(x + y, k) * comb(a + b, n_now - k) / comb(total, n_now) if k <= n_now else 0 for k in range(x + y + 1)
    ]
    assert p == pytest.approx(min(1.0, 2 * min(sum(share[: x + 1]), sum(share[x:]))), rel=1e-9)
    assert p == pytest.approx(float(same_change_p(y, x, b, a)), rel=1e-9)  # the same backwards in time


def test_a_large_rest_is_a_known_ratio() -> None:
    assert same_change_p(14, 3, 3_000_000, 2_000_000) == pytest.approx(count_change_p(14, 3, 3, 2), rel=1e-4)
