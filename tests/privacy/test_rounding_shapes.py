"""Odd tables are rounded too: one line, nothing in it, only small counts, huge ones, levels that are empty."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.privacy.rounding import rounded_counts
from lib.privacy.rounding_nested import Parts, needs_rounding, rounded_parts
from tests.privacy.attack import BASE, THRESHOLD, Table, asked_sums, known_after, known_of, narrowest, protected

HUGE = 10**9
SHAPES = st.sampled_from([(1, 1, 1), (1, 6, 1), (6, 1, 1), (1, 1, 6), (1, 5, 3), (5, 1, 3), (4, 3, 1)])
LEVELS = st.sampled_from([(0, 0), (1, 4), (0, 1), (4, 6), (0, 9), (HUGE, HUGE + 9)])
"""Between which counts all of a table lie."""
THEMES = {"one": lambda n: (0,) * n, "each its own": lambda n: tuple(range(n)), "numbers left out": lambda n: (7,) * n}


@st.composite
def tables(draw):
    shape, (least, most) = draw(SHAPES), draw(LEVELS)
    rng = np.random.default_rng(draw(st.integers(0, 10**9)))
    counts = rng.integers(least, most + 1, shape)
    if draw(st.booleans()):
        counts[:, :, 0] = 0  # the first month has nothing
    if draw(st.booleans()):
        counts[0] = 0  # nor has a whole place
    return Table(counts, draw(st.sampled_from(list(THEMES.values())))(shape[1]), rng.random(shape[:2]))


@given(tables())
@settings(max_examples=60, deadline=None)
def test_every_shape_stays_within_the_base_in_whole_steps(table):
    rounded = table.rounded()
    off = np.abs((rounded - table.counts).cumsum(axis=2))
    assert rounded.shape == table.counts.shape and rounded.dtype == np.int64
    assert off.max() < BASE and (rounded >= 0).all() and (rounded % BASE == 0).all()
    assert (rounded_counts(rounded, table.themes, table.draws, BASE) == rounded).all()


@given(tables(), st.integers(0, 10**9))
@settings(max_examples=25, deadline=None)
def test_no_shape_gives_a_small_count_away_before_or_after_a_correction(table, seed):
    questions = protected(table, asked_sums(table.counts.shape, table.themes))[:3]
    after = table.corrected(np.random.default_rng(seed))
    for known in (known_of(table, table.rounded()), known_after((table, after))):
        assert (narrowest(questions, *known) >= THRESHOLD - 1e-6).all()


def test_the_first_month_gets_a_step_however_it_is_drawn():
    """Or it would be told by which months there are that something happened in them."""
    for draw in (0.01, 0.99):
        assert rounded_counts(np.array([[[1, 0, 0, 1]]]), (0,), np.array([[draw]]), BASE).ravel().tolist() == [
            7,
            0,
            0,
            0,
        ]


@pytest.mark.parametrize("shape", [(0, 3, 2), (3, 0, 2), (3, 2, 0)])
def test_a_table_without_places_kinds_or_months_is_itself(shape):
    assert rounded_counts(np.zeros(shape, dtype=np.int64), (0,) * shape[1], np.zeros(shape[:2]), BASE).shape == shape


@given(
    st.lists(st.one_of(st.integers(0, 9), st.integers(HUGE, HUGE + 9)), min_size=0, max_size=6),
    st.one_of(st.just(0), st.integers(1, 4), st.integers(HUGE, HUGE + 9)),
    st.integers(0, 10**9),
)
@settings(max_examples=60, deadline=None)
def test_ready_made_figures_of_every_shape_still_make_up_their_whole(parts, left, seed):
    """A whole of no parts, of one, of only zeros or small ones, or of small beside huge; with or without a rest."""
    counts = np.array([sum(parts) + left, *parts], dtype=np.int64)
    relation = Parts(0, tuple(range(1, len(counts))))
    rounded = rounded_parts(counts, (relation,), np.random.default_rng(seed).random(len(counts)), BASE)
    assert rounded is not None and (rounded % BASE == 0).all() and (np.abs(rounded - counts) < BASE).all()
    assert relation.rest(rounded) >= 0 and abs(relation.rest(rounded) - left) < BASE
    if not needs_rounding(counts, (relation,), BASE):
        assert all(one == 0 or one >= BASE for one in (*counts, left))
