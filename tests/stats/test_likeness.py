"""Which places are alike."""

import numpy as np
import pytest

from lib.stats.likeness import DOUBLING_PCT, nearest, structure_distance

GROUPS = np.array([[50, 50], [60, 40], [100, 100], [0, 0], [0, 100]])


def test_the_distance_is_who_would_have_to_change_group_and_the_doublings():
    distance = structure_distance(GROUPS)
    assert distance[0, [1, 2, 4]] == pytest.approx([10.0, DOUBLING_PCT, 50.0])
    assert np.isnan(distance[0, 3]) and distance[0, 0] == 0
    assert np.array_equal(distance, distance.T, equal_nan=True)


def test_the_nearest_come_first_and_nobody_is_near_to_an_empty_place():
    near = nearest(structure_distance(GROUPS), 3)
    assert near[0].tolist() == [2, 1, 4]
    assert near[3].tolist() == [-1, -1, -1]
    assert 3 not in near
