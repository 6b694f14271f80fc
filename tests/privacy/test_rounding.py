"""Rounded counts give nothing away, add up, and stay near the truth."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.privacy.rounding import rounded_counts
from lib.privacy.rounding_nested import Parts, needs_rounding, rounded_parts
from tests.bench.old_suppression import hidden_before
from tests.bench.suppression import attacked, old_way, with_corrections
from tests.privacy.attack import BASE, THRESHOLD, Table, known_of, narrowest

SEEDS = st.integers(0, 10**9)


@pytest.mark.parametrize("block", range(2))
def test_who_asks_everything_tells_no_small_count_closer_than_the_threshold(block):
    """Twenty tables a block, two questions each: single cells, sums, overlapping areas and changes with one to four."""
    widths = [width for seed in range(block * 20, block * 20 + 20) for width in attacked(Table.of(seed, 5), seed, 2)]
    assert len(widths) > 30 and min(widths) >= BASE - 1 - 1e-6


@pytest.mark.parametrize("n_versions", [2, 5])
def test_who_saw_it_before_and_after_known_corrections_tells_nothing_closer_either(n_versions):
    """In these tables something could be told closer when counts were rounded to the smallest count itself. With four
    known corrections not every table holds: tests.bench suppression says how many do not."""
    found = [with_corrections(Table.of(seed, 6), seed, n_versions) for seed in (1, 5, 8, 12, 16, 28, 37, 40)]
    others, touched = ([width for one in found for width in one[place]] for place in (0, 1))
    assert len(others) > 20 and min(others) >= THRESHOLD - 1e-6
    assert n_versions > 2 or min(touched) >= THRESHOLD - 1e-6


def test_the_attack_finds_what_hiding_table_by_table_gave_away():
    """Every row and column is closed, and one cell still follows from them all together."""
    counts = np.array([[0, 1, 17], [1, 4, 1], [4, 0, 0], [0, 0, 20], [4, 0, 5]])
    n_attacked, _, solved, _ = old_way(counts)
    assert hidden_before(counts)[counts == 4].all() and (n_attacked, solved) == (6, 1)


@given(SEEDS)
@settings(max_examples=10, deadline=None)
def test_cells_stay_within_the_base_up_to_every_month_and_none_is_negative(seed):
    table = Table.of(seed)
    off = np.abs((table.rounded() - table.counts).cumsum(axis=2))
    assert off.max() < BASE and (table.rounded() >= 0).all() and (table.rounded() % BASE == 0).all()


@given(SEEDS)
@settings(max_examples=10, deadline=None)
def test_what_is_rounded_already_stays(seed):
    """What somebody outside knows fits the table that they see itself: that is why nothing follows from it."""
    rounded = Table.of(seed).rounded()
    again = rounded_counts(rounded, Table.of(seed).themes, Table.of(seed).draws, BASE)
    assert (again == rounded).all()


@given(SEEDS)
@settings(max_examples=10, deadline=None)
def test_a_month_more_changes_none_of_those_before_the_last(seed):
    table = Table.of(seed)
    shorter = Table(table.counts[:, :, :-1], table.themes, table.draws)
    n = max(table.counts.shape[2] - 2, 0)
    if n > 1:  # the first month is an end in both
        assert (shorter.rounded()[:, :, :n] == table.rounded()[:, :, :n]).all()


def test_margins_are_nearly_always_beside_the_truth_too():
    off = []
    for seed in range(15):
        table = Table.of(seed)
        wrong = (table.rounded() - table.counts).cumsum(axis=2)
        off += [*np.abs(wrong.sum(axis=0)).ravel(), *np.abs(wrong.sum(axis=1)).ravel(), *np.abs(wrong.sum((0, 1)))]
    assert np.mean(np.array(off) < BASE) > 0.97 and max(off) < 3 * BASE


def test_over_many_draws_the_truth_is_the_mean():
    counts = np.full((4, 3, 1), 2)
    rng = np.random.default_rng(1)
    means = np.mean([rounded_counts(counts, (0, 0, 1), rng.random((4, 3)), BASE)[..., 0] for _ in range(50)], axis=0)
    assert np.abs(means - 2).mean() < 0.6


def test_base_one_changes_nothing():
    table = Table.of(3)
    assert (rounded_counts(table.counts, table.themes, table.draws, 1) == table.counts).all()


SHARES = (Parts(0, (1, 2)), Parts(0, (3, 4, 5)), Parts(1, (6, 7)), Parts(2, (8, 9)))
"""All; men, women; three areas; men in two areas, women in two areas."""


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4), st.integers(0, 30), SEEDS)
@settings(max_examples=40, deadline=None)
def test_parts_still_make_up_their_whole(cells, more, seed):
    men, women = cells[0] + cells[1], cells[2] + cells[3] + more
    counts = np.array([men + women, men, women, cells[0], cells[2], 0, cells[0], cells[1], cells[2], cells[3]])
    draws = np.random.default_rng(seed).random(len(counts))
    rounded = rounded_parts(counts, SHARES, draws, BASE)
    assert rounded is not None and (np.abs(rounded - counts) < BASE).all() and (rounded % BASE == 0).all()
    assert rounded[0] == rounded[1] + rounded[2] and all(one.rest(rounded) >= 0 for one in SHARES)


def test_what_is_left_over_counts_as_small():
    assert needs_rounding(np.array([100, 60, 38]), (Parts(0, (1, 2)),), BASE)
    assert not needs_rounding(np.array([100, 60, 40]), (Parts(0, (1, 2)),), BASE)


def test_a_known_table_is_solved_when_nothing_is_rounded():
    """The attack is worth something: with the true table in its hands it tells every cell."""
    table = Table.of(5)
    sums, lower, upper = known_of(table, table.counts)
    exact = (lower + upper) / 2
    assert narrowest(sums[:3], sums, exact, exact).max() < 1e-6
