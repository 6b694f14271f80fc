"""Areas against their municipality and against areas like them, on numbers counted by hand."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import yaml

from lib.analysis.against import standing
from lib.analysis.areas_compared import areas_compared, funnel_lines, in_order, municipality_hits, named_areas
from lib.analysis.harm import can_be_weighted
from lib.analysis.workspace import open_workspace
from lib.domain.codes import Difference, Polarity, Role, Standing, Status
from lib.domain.settings import Settings
from tests.made_up import AREAS, DEFINITIONS, asked, events, population, values, workspace_with, write_folder

NORR, SODER, OSTER, VASTER = AREAS
WEIGHTS = {"name": "Prov", "source": "Prov", "unit": "klotter", "weights": [{"id": "ran", "weight": 10}]}


@pytest.fixture
def crimes(tmp_path):
    rows = events(
        (NORR, "klotter", "2025-03", 60),
        (SODER, "klotter", "2025-01", 40),
        (OSTER, "klotter", "2025-12", 18),
        (OSTER, "ran", "2025-12", 2),
        (VASTER, "ran", "2025-12", 20),
        (None, "ran", "2025-02", 20),
    )
    people = population(2024, Norr=1000, Söder=2000, Öster=1000, Väster=1000)
    return workspace_with(tmp_path, events=rows, populations=people)


def by_code(table: pd.DataFrame) -> pd.DataFrame:
    return table.set_index("area_code")


def test_an_area_is_set_against_the_rest_of_the_municipality(crimes):
    table = by_code(areas_compared(crimes, asked(), "anmalda_brott", Role.COORDINATOR))
    assert table["against_whole"].to_dict() == pytest.approx({NORR: 1.875, SODER: 0.625, OSTER: 0.625, VASTER: 0.625})
    assert table["difference"].to_dict() == {
        NORR: Difference.HIGHER, SODER: Difference.LOWER, OSTER: Difference.LOWER, VASTER: Difference.LOWER
    }  # fmt: skip
    assert table.loc[NORR, "standing"] == Standing.WORSE
    assert (table["adjusted_p"] >= table["p"]).all()
    assert table.loc[NORR, "funnel_zone"] == 2


def test_similar_areas_are_those_with_the_same_inhabitants_and_not_the_same_crimes(crimes):
    table = by_code(areas_compared(crimes, asked(), "anmalda_brott", Role.COORDINATOR))
    assert table.loc[NORR, "similar_names"] == "Öster, Väster, Söder"  # equal ages; half and half again as many
    assert table.loc[NORR, "similar_value"] == pytest.approx(80 / 4000 * 1000)
    assert table.loc[NORR, "against_similar"] == pytest.approx(60 / 20)


def test_smoothed_values_stand_beside_the_raw_ones(crimes):
    table = by_code(areas_compared(crimes, asked(), "anmalda_brott", Role.COORDINATOR))
    assert table.loc[NORR, "value"] == 60.0
    assert 28 < table.loc[NORR, "smoothed_global"] < 60 and 28 < table.loc[NORR, "smoothed_local"] < 60


def test_many_comparisons_make_it_harder_to_differ(tmp_path):
    names = dict.fromkeys(AREAS.values(), 1000)
    counts = {NORR: 49, SODER: 36, OSTER: 33, VASTER: 31}
    rows = events(*[(code, "ran", "2025-03", n) for code, n in counts.items()], (NORR, "ran", "2025-12", 0))
    workspace = workspace_with(tmp_path, events=rows, populations=population(2024, **names))
    table = by_code(areas_compared(workspace, asked("2025-03--2025-03"), "anmalda_brott", Role.COORDINATOR))
    assert table.loc[NORR, "p"] < 0.05 <= table.loc[NORR, "adjusted_p"]
    assert (table["difference"] == Difference.SIMILAR).all()


def test_what_is_hidden_takes_part_in_nothing(crimes):
    march = asked("2025-12--2025-12")
    outside = by_code(areas_compared(crimes, march, "anmalda_brott", Role.PUBLIC))
    assert outside["numerator"].dropna().isin([14.0, 21.0]).sum() == 2  # and of the areas with none it is not said
    few = asked(themes=("vald_hot",))
    table = by_code(areas_compared(crimes, few, "anmalda_brott", Role.PUBLIC))
    hidden = table[table["status"] == Status.SUPPRESSED]
    assert len(hidden) and (table["numerator"].dropna() % 7 == 0).all()
    numbers = ["value", "lower", "numerator", "base", "p", "against_whole", "against_similar", "smoothed_global"]
    assert hidden[numbers].isna().all().all()


def test_the_public_sees_areas_by_name_and_others_by_value(crimes):
    table = areas_compared(crimes, asked(), "anmalda_brott", Role.PUBLIC)
    assert in_order(table, "value", Role.PUBLIC)["area_name"].tolist() == ["Norr", "Söder", "Väster", "Öster"]
    assert in_order(table, "value", Role.READER)["area_name"].tolist()[0] == "Norr"
    assert named_areas(table, asked(areas=(SODER,)), Role.PUBLIC) == {SODER}
    assert NORR in named_areas(table, asked(), Role.READER)


@pytest.mark.parametrize(
    ("polarity", "higher", "lower"),
    [
        (Polarity.HIGH_IS_BAD, Standing.WORSE, Standing.BETTER),
        (Polarity.HIGH_IS_GOOD, Standing.BETTER, Standing.WORSE),
        (Polarity.NEUTRAL, Standing.HIGHER, Standing.LOWER),
    ],
)
def test_neither_way_is_better_unless_somebody_has_said_so(polarity, higher, lower):
    found = standing(pd.Series(list(Difference)), polarity)
    assert dict(zip(Difference, found, strict=True)) == {
        Difference.HIGHER: higher, Difference.LOWER: lower,
        Difference.SIMILAR: Standing.SIMILAR, Difference.UNKNOWN: Standing.UNKNOWN,
    }  # fmt: skip


def test_surveys_are_set_against_the_rest_in_percentage_points(tmp_path):
    rows = values(
        "trygg_bostadsomrade",
        (NORR, "2025", 40.0, None, None, 100), (SODER, "2025", 60.0, None, None, 100),
        (OSTER, "2025", 50.0, None, None, 29), ("0001", "2025", 55.0, None, None, 400),
    )  # fmt: skip
    workspace = workspace_with(tmp_path, indicator_values=rows)
    table = by_code(areas_compared(workspace, asked(), "trygg_bostadsomrade", Role.COORDINATOR))
    assert table.loc[NORR, "against_whole"] == pytest.approx(-15.0)
    assert table.loc[NORR, "standing"] == Standing.WORSE
    assert np.isnan(table.loc[OSTER, "against_whole"]) and table.loc[OSTER, "difference"] == Difference.UNKNOWN
    assert table["smoothed_global"].isna().all()
    whole = municipality_hits(workspace, asked(), "trygg_bostadsomrade", Role.COORDINATOR)
    assert funnel_lines(table, whole)["target"].unique() == pytest.approx([55.0])


def test_bare_counts_of_places_are_not_compared(tmp_path):
    rows = events((NORR, "ran", "2025-03", 40), (SODER, "ran", "2025-03", 10))
    table = areas_compared(workspace_with(tmp_path, events=rows), asked("2025-03--2025-03"), "anmalda_brott")
    assert (table["difference"] == Difference.UNKNOWN).all() and table["p"].isna().all()


def test_harm_weighs_few_heavy_crimes_above_many_light_ones(tmp_path):
    rows = events((NORR, "klotter", "2025-03", 60), (SODER, "ran", "2025-03", 30), (OSTER, "klotter", "2025-12", 20))
    folder = write_folder(tmp_path)
    (folder.data / "harm_weights.yaml").write_text(yaml.safe_dump(WEIGHTS), encoding="utf-8")
    people = population(2024, Norr=1000, Söder=1000, Öster=1000, Väster=1000)
    workspace = workspace_with(tmp_path, events=rows, populations=people)
    march = asked("2025-03--2025-03")
    table = by_code(areas_compared(workspace, march, "anmalda_brott", Role.COORDINATOR, by_harm=True))
    assert table["value"].to_dict() == pytest.approx({NORR: 720, SODER: 3600, OSTER: 0, VASTER: 0})
    assert table.loc[SODER, "against_whole"] == pytest.approx(3600 / (360 * 12 / 4))
    assert table.loc[SODER, "difference"] == Difference.HIGHER
    plain = by_code(areas_compared(workspace, march, "anmalda_brott", Role.COORDINATOR))
    assert plain.loc[NORR, "difference"] == Difference.HIGHER


def test_weighing_by_harm_is_not_for_those_who_may_not_see_single_crimes(crimes, tmp_path):
    indicator = crimes.definitions.indicators["anmalda_brott"]
    assert not can_be_weighted(crimes, indicator, Role.POLICE)  # all weigh the same
    (tmp_path / "data/0001-provby/harm_weights.yaml").write_text(yaml.safe_dump(WEIGHTS), encoding="utf-8")
    weighted = open_workspace(Settings(root=tmp_path, database_url=crimes.database_url), "0001-provby")
    assert can_be_weighted(weighted, indicator, Role.POLICE)
    assert not can_be_weighted(weighted, indicator, Role.READER)
    plain = areas_compared(weighted, asked(), "anmalda_brott", Role.READER)
    pd.testing.assert_frame_equal(areas_compared(weighted, asked(), "anmalda_brott", Role.READER, True), plain)


def test_values_by_age_are_standardised_to_the_municipality(tmp_path):
    folder = write_folder(tmp_path)
    utsatta = DEFINITIONS["indicators/anmalda_brott.yaml"] | {
        "id": "utsatta", "computed_from": "values", "breakdowns": ["age"], "levels": ["area", "municipality"]
    }  # fmt: skip
    (folder.data / "indicators/utsatta.yaml").write_text(yaml.safe_dump(utsatta), encoding="utf-8")
    whole = values("utsatta", (NORR, "2025", 25.0, 25, 1000, None), (SODER, "2025", 10.0, 10, 1000, None))
    young = values("utsatta", (NORR, "2025", 50.0, 20, 400, None), (SODER, "2025", 50.0, 5, 100, None))
    old = values("utsatta", (NORR, "2025", 8.33, 5, 600, None), (SODER, "2025", 5.56, 5, 900, None))
    rows = pd.concat([whole, young.assign(age="16-24"), old.assign(age="25-44")])
    people = population(2024, Norr=500, Söder=500)
    people = pd.concat([people, people.assign(age="16-24")])
    workspace = workspace_with(tmp_path, indicator_values=rows, populations=people)
    table = by_code(areas_compared(workspace, asked(), "utsatta", Role.COORDINATOR))
    assert table.loc[NORR, "standardised"] == pytest.approx((20 / 400 + 5 / 600) / 2 * 1000)
    assert table.loc[SODER, "standardised"] == pytest.approx((5 / 100 + 5 / 900) / 2 * 1000)
    assert (
        table.loc[NORR, "standardised_lower"] < table.loc[NORR, "standardised"] < table.loc[NORR, "standardised_upper"]
    )


def test_crimes_have_no_age_to_be_standardised_by(crimes):
    assert "standardised" not in areas_compared(crimes, asked(), "anmalda_brott", Role.COORDINATOR)


def test_a_chosen_area_changes_nothing_in_the_table(crimes):
    everywhere = areas_compared(crimes, asked(), "anmalda_brott", Role.COORDINATOR)
    chosen = areas_compared(crimes, replace(asked(), areas=(NORR,)), "anmalda_brott", Role.COORDINATOR)
    pd.testing.assert_frame_equal(everywhere, chosen)
