"""What is planted in the example municipality is found: where, for how long, and when."""

import pytest

from tests.bench.hot_spots import demo, planted_truth

NOT_TO_BE_FOUND = {
    # The burglaries' windows are 8–72 hours: when nobody is home is all that is known.
    "inbrott_pa_dagen",
}


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    return {one["what"]: one for one in planted_truth(demo(tmp_path_factory.mktemp("demo")))}


def test_everything_planted_is_found_but_what_nobody_could_find(measured):
    assert {what for what, one in measured.items() if not one["found"]} == NOT_TO_BE_FOUND


def test_the_hot_place_is_first_in_its_list(measured):
    assert measured["backby_torg_brott"]["number_in_list"] == 1
    assert measured["vasaparken_brott"]["number_in_list"] == 1
