"""The severity index of a municipality: optional, checked, and equal until it is there."""

import pytest

from lib.domain.faults import InputFault
from lib.domain.harm import EQUAL
from lib.store.folders import read_definitions
from tests.store.folder_for_tests import small_municipality

INDEX = "name: Prov\nsource: Prov 2031\nunit: en dag\nweights:\n  - {{id: ran, weight: {weight}}}\n{more}"


def test_without_a_file_and_with_the_template_all_weigh_the_same(tmp_path):
    folder = small_municipality(tmp_path)
    assert read_definitions(folder).harm_weights.is_equal
    (folder.data / "harm_weights.yaml").unlink()
    assert read_definitions(folder).harm_weights == EQUAL


def test_a_loaded_index_is_what_is_weighed_by(tmp_path):
    folder = small_municipality(tmp_path)
    (folder.data / "harm_weights.yaml").write_text(INDEX.format(weight=365, more="other: 2"), encoding="utf-8")
    weights = read_definitions(folder).harm_weights
    assert (weights.by_category, weights.other, weights.is_equal) == ({"ran": 365.0}, 2.0, False)


@pytest.mark.parametrize(
    ("weight", "more", "where"),
    [
        ("-1", "", "weights → 1 → weight"),
        ("många", "", "weights → 1 → weight"),
        ("3", "  - {id: ran, weight: 4}", "weights → 2 → id"),
        ("3", "  - {id: tjuvfiske, weight: 4}", "weights → 2 → id"),
    ],
)
def test_what_does_not_hold_is_told_with_its_place(tmp_path, weight, more, where):
    folder = small_municipality(tmp_path)
    (folder.data / "harm_weights.yaml").write_text(INDEX.format(weight=weight, more=more), encoding="utf-8")
    with pytest.raises(InputFault) as caught:
        read_definitions(folder)
    assert where in caught.value.faults[0].where


def test_a_category_no_longer_has_a_weight_of_its_own(tmp_path):
    folder = small_municipality(tmp_path)
    path = folder.data / "crime_categories.yaml"
    text = path.read_text(encoding="utf-8").replace("theme: vald_hot}", "theme: vald_hot, harm_weight: 3}", 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputFault, match="harm_weight"):
        read_definitions(folder)
