"""What an indicator may say of its public source."""

import pytest
from pydantic import ValidationError

from tests.intake.fetching.indicators import indicator

QUERY = {"Region": ["1980"], "ContentsCode": ["a"], "Tid": ["top(1)"]}


@pytest.mark.parametrize("unit", ["per_1000", "per_100000"])
def test_a_rate_says_what_kolada_counts_it_by(unit):
    with pytest.raises(ValidationError, match="kolada_unit"):
        indicator(unit=unit, kind="count", kolada="N00001")
    assert indicator(unit=unit, kind="count", kolada="N00001", kolada_unit="per_100000").source.kolada_unit


def test_what_is_only_similar_is_never_reckoned_on():
    assert indicator(unit="per_1000", kind="count", kolada="N00001", kolada_measures="similar").source.kolada


@pytest.mark.parametrize("source", [{"kolada_unit": "per_1000"}, {"kolada": "N1"}, {"kolada_unit": "percent"}])
def test_a_source_of_another_form_is_refused(source):
    with pytest.raises(ValidationError):
        indicator(**({"kolada": "N00001"} | source))


def test_only_a_percentage_has_an_opposite():
    with pytest.raises(ValidationError, match="100 minus"):
        indicator(unit="scale_1_5", kind="mean", kolada="N00001", kolada_measures="opposite")


@pytest.mark.parametrize(
    "wrong", [{"table": "BE0101A"}, {"query": {}}, {"query": {"Tid": [""]}}, {"query": {"": ["a"]}}, {"extra": "x"}]
)
def test_a_table_is_an_id_and_codes_by_variable(wrong):
    right = {"table": "TAB638", "query": QUERY}
    assert indicator(pxweb=right).source.pxweb
    with pytest.raises(ValidationError):
        indicator(pxweb=right | wrong)
