"""Local Moran's I: the formula written out, and the classes of a pattern that can be seen."""

import numpy as np
import pytest
from scipy import sparse

from lib.domain.hot_spot_codes import LocalClass
from lib.stats.local_moran import local_moran
from tests.stats.test_getis_ord import square


def test_the_statistic_is_that_of_the_formula():
    x = np.random.default_rng(1).normal(size=16)
    near = square(4).toarray()
    z = (x - x.mean()) / x.std()
    slow = [z[i] * sum(near[i, j] * z[j] for j in range(16)) / near[i].sum() * 15 / 16 for i in range(16)]
    assert local_moran(x, square(4), 99, 1).statistic == pytest.approx(slow)


def test_high_among_high_and_a_lone_peak():
    x = np.random.default_rng(3).normal(0, 0.1, 100)
    x[[0, 1, 2, 10, 11, 12, 20, 21, 22]] = 5
    found = local_moran(x, square(10), 4_999, 1)
    assert found.classes[11] == LocalClass.HIGH_AMONG_HIGH
    assert set(found.classes[60:]) <= {LocalClass.NONE, LocalClass.LOW_AMONG_LOW}


def test_the_same_seed_gives_the_same_answer_and_chance_gives_none():
    x = np.random.default_rng(4).normal(size=49)
    first, second = (local_moran(x, square(7), 999, 1) for _ in range(2))
    assert np.array_equal(first.p, second.p)
    assert (first.p > 0).all() and (first.p <= 1).all()


def test_no_structure_seldom_gives_a_class_where_places_have_few_neighbours():
    # A chain: the ends have one neighbour, which is the lowest of all in one case of ten.
    chain = sparse.csr_array(sparse.diags_array([1.0, 1.0], offsets=[-1, 1], shape=(25, 25)))
    found = [local_moran(np.random.default_rng(seed).poisson(30, 25), chain, 1_999, 1).classes for seed in range(40)]
    assert sum((classes != LocalClass.NONE).any() for classes in found) <= 6


def test_places_alone_and_values_all_alike_have_no_class():
    assert set(local_moran([4.0] * 9, square(3), 99, 1).classes) == {LocalClass.NONE}
    pairs = sparse.csr_array((np.ones(2), ([0, 1], [1, 0])), shape=(4, 4))
    found = local_moran([1.0, 2.0, 9.0, 3.0], pairs, 99, 1)
    assert list(found.p[2:]) == [1, 1]
