"""The answer table, against numbers counted by hand."""

from dataclasses import replace

import pandas as pd
import pytest
import yaml

from lib.analysis.figures import figures
from lib.domain.codes import Change, Difference, Role, Status, Unit
from lib.domain.columns import FIGURE_NAMES, HIDDEN_WITH_COUNT, KEY_NAMES
from lib.domain.period import Period
from lib.domain.row import read_rows
from lib.domain.sentences import change_sentence
from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.made_up import AREAS, DEFINITIONS, asked, batch_of, events, population, values, workspace_with, write_folder

NORR, SODER, OSTER, VASTER = AREAS
PEOPLE = population(2024, Norr=1000, Söder=2000, Öster=1000, Väster=400)


@pytest.fixture
def crimes(tmp_path):
    rows = events(
        (NORR, "klotter", "2025-03", 30),
        (NORR, "ran", "2025-05", 6),
        (SODER, "klotter", "2025-01", 12),
        (OSTER, "ran", "2025-12", 2),
        (None, "klotter", "2025-06", 5),
        (NORR, "klotter", "2024-03", 10),
        (SODER, "klotter", "2024-01", 11),
        (NORR, "vald_nara_relation", "2025-02", 9),
    )
    return workspace_with(tmp_path, events=rows, populations=PEOPLE)


def by_code(table: pd.DataFrame) -> pd.DataFrame:
    return table.set_index("area_code")


def test_rates_are_events_by_person_years(crimes):
    table = by_code(figures(crimes, asked(), "anmalda_brott", "area", Role.COORDINATOR))
    assert table["numerator"].to_dict() == {NORR: 36, SODER: 12, OSTER: 2, VASTER: 0}
    assert table["value"].to_dict() == pytest.approx({NORR: 36.0, SODER: 6.0, OSTER: 2.0, VASTER: 0.0})
    assert table["denominator_year"].unique().tolist() == [2024]
    assert table.loc[VASTER, "status"] == Status.ZERO


def test_what_lies_outside_the_data_is_missing_and_not_zero(crimes):
    before = figures(crimes, asked("2023-01--2023-12"), "anmalda_brott", role=Role.COORDINATOR).iloc[0]
    assert before["status"] == Status.MISSING and pd.isna(before["value"])
    first_year = figures(crimes, asked("2024-01--2024-12"), "anmalda_brott", role=Role.COORDINATOR).iloc[0]
    assert first_year["numerator"] == 21 and first_year["change"] == Change.UNKNOWN
    assert pd.isna(first_year["previous_value"])


def test_half_a_year_has_half_the_person_years(crimes):
    table = by_code(figures(crimes, asked("2025-01--2025-06"), "anmalda_brott", "area", Role.COORDINATOR))
    assert table.loc[NORR, "value"] == pytest.approx(36 / 500 * 1000)


def test_the_municipality_counts_what_has_no_area_too(crimes):
    total = figures(crimes, asked(), "anmalda_brott", "total", Role.COORDINATOR).iloc[0]
    assert total["numerator"] == 36 + 12 + 2 + 5 + 9
    assert total["value"] == pytest.approx(64 / 4400 * 1000)
    assert total["area_name"] == "Provby"


def test_violence_in_close_relations_is_in_no_area(crimes):
    in_areas = figures(crimes, asked(themes=("vald_hot",)), "anmalda_brott", "area", Role.COORDINATOR)
    assert in_areas["numerator"].sum() == 8
    assert figures(crimes, asked(themes=("vald_hot",)), "anmalda_brott", role=Role.COORDINATOR)["numerator"].sum() == 17


def test_an_area_is_compared_with_its_municipality(crimes):
    table = by_code(figures(crimes, asked(), "anmalda_brott", "area", Role.COORDINATOR))
    assert table["comparison_value"].unique() == pytest.approx([64 / 4400 * 1000])
    assert table["difference"].to_dict() == {
        NORR: Difference.HIGHER, SODER: Difference.LOWER, OSTER: Difference.LOWER, VASTER: Difference.LOWER
    }  # fmt: skip


def test_change_tells_real_from_chance_from_too_few(crimes):
    table = by_code(figures(crimes, asked(), "anmalda_brott", "area", Role.COORDINATOR))
    assert table.loc[NORR, "change"] == Change.INCREASE
    assert table.loc[NORR, "change_pct"] == pytest.approx(260)
    assert table.loc[SODER, "change"] == Change.MAYBE_CHANCE
    assert table.loc[OSTER, "change"] == Change.TOO_FEW


def test_without_inhabitants_there_is_a_count_and_no_rate(tmp_path):
    workspace = workspace_with(tmp_path, events=events((NORR, "ran", "2025-03", 7)))
    march = asked("2025-03--2025-03")
    row = by_code(figures(workspace, march, "anmalda_brott", "area", Role.COORDINATOR)).loc[NORR]
    assert (row["value"], row["unit"]) == (7, Unit.COUNT)
    assert pd.isna(row["denominator"]) and row["difference"] == Difference.UNKNOWN


def test_months_add_up_to_the_year(crimes):
    series = figures(crimes, asked(), "anmalda_brott", "period", Role.COORDINATOR)
    assert series["period"].iloc[0] == "2024-01" and series["period"].iloc[-1] == "2025-12"
    assert series[series["period"].str.startswith("2025")]["numerator"].sum() == 64


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.READER, Role.BOARD, Role.REPORTER])
def test_small_counts_leave_nothing_behind_for_roles_outside(crimes, role):
    table = by_code(figures(crimes, asked(), "anmalda_brott", "area", role))
    hidden = table[table["is_suppressed"]]
    assert {OSTER, VASTER} >= set(hidden.index) >= {VASTER}  # none and two are not told apart
    assert hidden[list(HIDDEN_WITH_COUNT)].isna().all().all()
    assert (hidden["status"] == Status.SUPPRESSED).all()
    shown = table.loc[[NORR, SODER]]
    assert (shown["numerator"] % 7 == 0).all() and (shown["numerator"] - [36, 12]).abs().max() < 14
    assert (shown["lower"] < shown["value"]).all() and shown["method"].str.contains("avrundade").all()


def test_the_answer_has_every_declared_column_and_no_other(crimes):
    for by in ("total", "area", "period", "theme"):
        table = figures(crimes, asked(), "anmalda_brott", by, Role.COORDINATOR)
        assert set(FIGURE_NAMES) <= set(table.columns)
        assert set(table.columns) - set(FIGURE_NAMES) <= set(KEY_NAMES)


def test_what_a_caller_does_to_its_copy_stays_with_the_caller(crimes):
    first = figures(crimes, asked(), "anmalda_brott", "area", Role.COORDINATOR)
    first["value"] = -1.0
    assert (figures(crimes, asked(), "anmalda_brott", "area", Role.COORDINATOR)["value"] >= 0).all()


def test_register_shares_use_the_latest_year_within_reach(tmp_path):
    rows = values(
        "sysselsattningsgrad",
        (NORR, "2023", 70.0, 350, 500, None),
        (NORR, "2024", 60.0, 300, 500, None),
        ("0001", "2024", 75.0, 1500, 2000, None),
        ("0001", "2023", 75.0, 1500, 2000, None),
    )
    workspace = workspace_with(tmp_path, indicator_values=rows)
    table = by_code(figures(workspace, asked(), "sysselsattningsgrad", "area", Role.COORDINATOR))
    assert (table.loc[NORR, "value"], table.loc[NORR, "period"]) == (60.0, "2024")
    assert table.loc[NORR, "previous_value"] == 70.0 and table.loc[NORR, "change"] == Change.DECREASE
    assert table.loc[NORR, "difference"] == Difference.LOWER
    assert table.loc[SODER, "status"] == Status.MISSING
    earlier = by_code(figures(workspace, asked("2023-01--2023-12"), "sysselsattningsgrad", "area", Role.COORDINATOR))
    assert earlier.loc[NORR, "value"] == 70.0


def test_a_real_figure_goes_before_a_made_up_one_whichever_came_first(tmp_path):
    made_up = values("sysselsattningsgrad", ("0001", "2024", 50.0, 1000, 2000, None))
    real = values("sysselsattningsgrad", ("0001", "2024", 75.0, 1500, 2000, None))
    workspace = workspace_with(tmp_path, indicator_values=real)
    engine = open_database(workspace.database_url)
    with engine.begin() as connection:
        later = replace(batch_of("indicator_values"), file_sha256="f" * 64, is_synthetic=True)
        add_batch(connection, later, {"indicator_values": made_up.assign(secrecy="internal")})
    answer = figures(workspace, asked(), "sysselsattningsgrad", role=Role.COORDINATOR)
    assert answer["value"].tolist() == [75.0] and answer["is_synthetic"].tolist() == [False]


def test_surveys_with_few_answers_are_hidden_from_everybody(tmp_path):
    rows = values(
        "trygg_bostadsomrade",
        (NORR, "2025", 50.0, None, None, 29),
        (SODER, "2025", 50.0, None, None, 30),
        ("0001", "2025", 62.0, None, None, 800),
    )
    table = by_code(
        figures(workspace_with(tmp_path, indicator_values=rows), asked(), "trygg_bostadsomrade", "area", Role.POLICE)
    )
    assert table.loc[NORR, "status"] == Status.SUPPRESSED and pd.isna(table.loc[NORR, "value"])
    assert table.loc[SODER, "lower"] == pytest.approx(33.15, abs=0.01)  # Wilson, 15 of 30


def test_below_the_population_floor_there_is_only_a_count(tmp_path):
    rows = events((NORR, "ran", "2025-03", 9), (VASTER, "ran", "2025-03", 9), (SODER, "ran", "2025-12", 7))
    workspace = workspace_with(tmp_path, events=rows, populations=population(2024, Norr=100, Väster=98, Söder=1000))
    march = figures(workspace, asked("2025-03--2025-03"), "anmalda_brott", "area", Role.COORDINATOR)
    table = by_code(march)
    assert table.loc[NORR, "value"] == pytest.approx(9 / (100 / 12) * 1000)
    few = table.loc[VASTER]
    assert (few["numerator"], few["status"]) == (9, Status.NOT_APPLICABLE)
    assert few[["value", "lower", "upper", "change_pct"]].isna().all()
    assert few["difference"] == Difference.UNKNOWN and "för få invånare" in few["method"]


def test_ready_rates_of_a_handful_are_counts_too(tmp_path):
    rows = values("unga", (NORR, "2025", 90.0, 9, 99, None), (SODER, "2025", 90.0, 9, 100, None))
    folder = write_folder(tmp_path)
    unga = DEFINITIONS["indicators/anmalda_brott.yaml"] | {"id": "unga", "computed_from": "values"}
    (folder.data / "indicators/unga.yaml").write_text(yaml.safe_dump(unga), encoding="utf-8")
    table = by_code(figures(workspace_with(tmp_path, indicator_values=rows), asked(), "unga", "area", Role.COORDINATOR))
    assert table["status"].to_dict()[NORR] == Status.NOT_APPLICABLE and pd.isna(table.loc[NORR, "value"])
    assert table.loc[SODER, "value"] == 90.0


def test_kinds_of_crime_add_up_to_their_theme(crimes):
    kinds = figures(crimes, asked(areas=(NORR,)), "anmalda_brott", "category", Role.COORDINATOR)
    assert dict(zip(kinds["category_name"], kinds["numerator"], strict=True)) == {"Klotter": 30, "Rån": 6}
    klotter = kinds.set_index("category").loc["klotter"]
    assert (klotter["previous_value"], klotter["comparison_value"]) == (10.0, pytest.approx(47 / 4400 * 1000))
    public = figures(crimes, asked(areas=(NORR,)), "anmalda_brott", "category", Role.PUBLIC)
    assert (public["numerator"] % 7 == 0).all() and "Klotter" in set(public["category_name"])


def test_ready_made_figures_have_no_kinds_of_crime(tmp_path):
    shares = values("sysselsattningsgrad", (NORR, "2024", 70.0, 350, 500, None))
    workspace = workspace_with(tmp_path, indicator_values=shares)
    assert figures(workspace, asked(), "sysselsattningsgrad", "category", Role.COORDINATOR).empty


def test_a_small_count_is_not_told_as_what_it_was_before(tmp_path):
    rows = events((NORR, "ran", "2025-03", 40), (SODER, "ran", "2025-03", 30), (NORR, "ran", "2024-03", 3),
                  (SODER, "ran", "2024-12", 30), (NORR, "ran", "2023-12", 1), (OSTER, "ran", "2025-12", 9))  # fmt: skip
    workspace = workspace_with(tmp_path, events=rows, populations=PEOPLE)
    inside = by_code(figures(workspace, asked(), "anmalda_brott", "area", Role.POLICE))
    outside = by_code(figures(workspace, asked(), "anmalda_brott", "area", Role.PUBLIC))
    assert inside.loc[NORR, "previous_value"] == 3.0
    assert outside.loc[NORR, "value"] % 7 == 0 and outside.loc[NORR, "previous_value"] != 3.0
    hidden = outside["previous_value"].isna()
    assert outside.loc[hidden, "change_pct"].isna().all() and outside.loc[NORR, "change"] == Change.UNKNOWN


def test_a_small_count_of_the_whole_is_not_told_as_the_comparison(tmp_path):
    rows = events((NORR, "ran", "2025-03", 3), (NORR, "klotter", "2025-12", 40), (SODER, "klotter", "2025-01", 9))
    workspace = workspace_with(tmp_path, events=rows, populations=PEOPLE)
    public = figures(workspace, asked(areas=(NORR,)), "anmalda_brott", "category", Role.PUBLIC)
    kinds = figures(workspace, asked(), "anmalda_brott", "category", Role.PUBLIC).set_index("category")
    assert public["comparison_value"].dropna().isin(kinds["value"]).all() and (kinds["numerator"] % 7 == 0).all()


@pytest.fixture
def bare_counts(tmp_path):
    """No inhabitants are known. Norr has 10 a month all the time, Söder 30 instead of 10 from October 2025."""
    months = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)]
    steady = [(NORR, "klotter", month, 10) for month in months]
    rising = [(SODER, "klotter", month, 30 if month >= "2025-10" else 10) for month in months]
    return workspace_with(tmp_path, events=events(*steady, *rising))


def test_a_bare_count_of_three_months_is_held_against_a_quarter_of_the_year_before(bare_counts):
    question = replace(asked("2025-10--2025-12"), comparison=Period.parse("2024-01--2024-12"))
    rows = by_code(figures(bare_counts, question, "anmalda_brott", "area", Role.POLICE))
    assert rows.loc[NORR, ["value", "previous_value", "change_pct"]].tolist() == [30, 30, 0]
    assert rows.loc[NORR, "change"] == Change.MAYBE_CHANCE
    assert rows.loc[SODER, ["value", "previous_value", "change_pct"]].tolist() == [90, 30, pytest.approx(200)]
    assert rows.loc[SODER, "change"] == Change.INCREASE
    (south,) = read_rows(rows.loc[[SODER]].reset_index().to_dict("records"))
    assert "från 30 (omräknat till lika lång tid) till 90" in change_sentence(south)


def test_a_series_is_the_same_whatever_period_is_asked_about(bare_counts):
    series = [figures(bare_counts, asked(period), "anmalda_brott", "period", Role.POLICE)
              for period in ("2024-01--2024-12", "2025-10--2025-12")]  # fmt: skip
    pd.testing.assert_frame_equal(*series)
    assert len(series[0]) == 24


def test_bare_counts_of_equally_long_periods_are_told_as_they_are(bare_counts):
    rows = by_code(figures(bare_counts, asked("2025-10--2025-12"), "anmalda_brott", "area", Role.POLICE))
    assert rows.loc[SODER, ["value", "previous_value"]].tolist() == [90, 30]
    assert not rows["is_previous_scaled"].any()
