"""What changed, in a municipality so small that it can be counted by hand."""

import numpy as np
import pandas as pd
import pytest

from lib.analysis.breaks import breaks
from lib.analysis.changes import changes, compared_periods
from lib.analysis.control import control_chart
from lib.analysis.trend import trend
from lib.domain.change_codes import ControlChart
from lib.domain.codes import Change, Role
from tests.made_up import AREAS, asked, events, population, values, workspace_with

NORR, SODER, OSTER, VASTER = AREAS
POLICE = Role.POLICE


def monthly(area: str, counts: dict[str, int], category: str = "klotter") -> list[tuple[str, str, str, int]]:
    return [(area, category, month, count) for month, count in counts.items()]


def months(year: int, count: int) -> dict[str, int]:
    return {f"{year}-{month:02d}": count for month in range(1, 13)}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """Söder triples in 2025; Norr stands still; Väster hardly has any; the survey moves from 60 to 75 per cent."""
    steady = [row for year in (2022, 2023, 2024, 2025) for row in monthly(NORR, months(year, 4))]
    tripled = [
        row for year, n in ((2022, 2), (2023, 2), (2024, 2), (2025, 6)) for row in monthly(SODER, months(year, n))
    ]
    few = [(VASTER, "ran", "2025-03", 2), (VASTER, "ran", "2024-03", 1)]
    people = pd.concat([population(year, Norr=1000, Söder=1000, Öster=1000, Väster=1000) for year in (2021, 2024)])
    shares = values(
        "trygg_bostadsomrade", (NORR, "2023", 60.0, None, None, 200), (NORR, "2025", 75.0, None, None, 200),
        (SODER, "2023", 60.0, None, None, 20), (SODER, "2025", 75.0, None, None, 200),
    )  # fmt: skip
    root = tmp_path_factory.mktemp("changes")
    return workspace_with(root, events=events(*steady, *tripled, *few), populations=people, indicator_values=shares)


def by_area(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.set_index("area_code")


def test_each_area_is_counted_against_its_own_year_before(workspace):
    rows = by_area(changes(workspace, asked(), "anmalda_brott", "area", POLICE))
    assert (rows.loc[SODER, "now"], rows.loc[SODER, "before"]) == (72, 24)
    assert rows.loc[SODER, "ratio"] == pytest.approx(3)
    assert rows.loc[SODER, "change"] == Change.INCREASE
    assert rows.loc[NORR, "change"] == Change.MAYBE_CHANCE
    assert rows.loc[VASTER, "change"] == Change.TOO_FEW
    assert np.isnan(rows.loc[VASTER, "adjusted_p"])  # too few is no test, and does not count among them


def test_three_years_are_three_times_as_much_to_compare_with(workspace):
    rows = by_area(changes(workspace, asked(), "anmalda_brott", "area", POLICE, n_years=3))
    assert rows.loc[SODER, ["before", "months_before", "ratio"]].tolist() == [72, 36, 3]
    assert [str(period) for period in compared_periods(workspace, asked(), "anmalda_brott", 3)] == [
        "2024-01--2024-12", "2023-01--2023-12", "2022-01--2022-12"]  # fmt: skip


def test_one_question_is_judged_by_itself_and_many_together(workspace):
    rows = changes(workspace, asked(), "anmalda_brott", "area", POLICE)
    tested = rows[rows["p_value"].notna()]
    assert (tested["adjusted_p"] >= tested["p_value"]).all()
    total = changes(workspace, asked(areas=(SODER,)), "anmalda_brott", "total", POLICE).iloc[0]
    assert total["p_value"] == pytest.approx(by_area(rows).loc[SODER, "p_value"])


def test_a_month_that_no_data_cover_is_compared_with_nothing(workspace):
    assert changes(workspace, asked("2022-01--2022-12"), "anmalda_brott", "area", POLICE).empty


def test_surveys_change_in_points_and_few_answers_are_hidden_for_all(workspace):
    rows = by_area(changes(workspace, asked(), "trygg_bostadsomrade", "area", POLICE))
    assert rows.loc[NORR, "size"] == pytest.approx(15)
    assert rows.loc[NORR, "lower"] > 0
    assert rows.loc[NORR, "change"] == Change.INCREASE
    assert rows.loc[SODER, "is_suppressed"]
    assert np.isnan(rows.loc[SODER, "size"])


def test_the_public_sees_no_small_counts_and_nothing_they_follow_from(workspace):
    rows = changes(workspace, asked(), "anmalda_brott", "area", Role.PUBLIC)
    hidden = rows[rows["is_suppressed"]]
    assert VASTER in set(hidden["area_code"])
    assert hidden[["now", "before", "ratio", "size", "p_value", "adjusted_p"]].isna().all(axis=None)


def test_the_new_level_is_dated(workspace):
    rows = breaks(workspace, asked(), "anmalda_brott", "area_theme", POLICE)
    first = rows.iloc[0]
    assert (first["area_code"], first["since"], first["change"]) == (SODER, "2025-01", Change.INCREASE)
    assert (rows.iloc[1:]["change"] != Change.INCREASE).all()
    assert (rows.iloc[1:]["since"] == "").all()


def test_the_control_chart_keeps_its_first_years(workspace):
    answer = control_chart(workspace, asked(areas=(SODER,)), "anmalda_brott", POLICE, ControlChart.COUNT, 36)
    assert answer.table["centre"].iloc[-1] == pytest.approx(2)
    assert not answer.table["is_signal"].iloc[:36].any()
    assert answer.table["run_of_eight"].iloc[36:].all()


def test_a_share_of_many_years_gets_a_p_chart(tmp_path):
    """50 of 100 in the baseline, 60 with twice as many answers after it: limits 50 ± 15 and 50 ± 10.6."""
    rows = [(NORR, str(year), 50.0, None, None, 100) for year in range(2010, 2022)]
    rows += [(NORR, str(year), 62.0, None, None, 200) for year in range(2022, 2026)]
    workspace = workspace_with(tmp_path, indicator_values=values("trygg_bostadsomrade", *rows))
    answer = control_chart(workspace, asked(areas=(NORR,)), "trygg_bostadsomrade", POLICE, baseline=12)
    assert answer.chart is ControlChart.SHARE and answer.baseline == 12
    assert answer.table["upper"].iloc[[0, -1]].tolist() == pytest.approx([65.0, 50 + 300 * (0.25 / 200) ** 0.5])
    assert answer.table["beyond_limits"].tolist() == [False] * 12 + [True] * 4


def test_a_chart_of_a_few_years_of_surveys_says_that_it_is_too_short(workspace):
    answer = control_chart(workspace, asked(areas=(NORR,)), "trygg_bostadsomrade", POLICE)
    assert answer.table.empty
    assert "minst 12" in answer.why_not


def test_trend_upwards_is_seen_and_too_few_is_said(workspace):
    rising = trend(workspace, asked(areas=(SODER,)), "anmalda_brott", POLICE)
    assert rising.change is Change.INCREASE
    assert rising.fit is not None and rising.fit.lower_pct > 0
    assert trend(workspace, asked(areas=(VASTER,)), "anmalda_brott", POLICE).change is Change.TOO_FEW
    assert trend(workspace, asked(areas=(NORR,)), "anmalda_brott", POLICE).change is Change.MAYBE_CHANCE
