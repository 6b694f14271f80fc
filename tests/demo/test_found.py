"""What is planted as a change is found by the methods that the pages use, in the demo as it is."""

import numpy as np
import pandas as pd
import pytest

from lib.analysis.effect_places import compared_places, verdict_of
from lib.domain.change_codes import Verdict
from lib.stats.change import count_change_p
from lib.stats.change_point import latest_change
from lib.stats.control_limits import u_limits
from lib.stats.discoveries import is_discovery
from lib.stats.effect import BeforeAfter, spread_of_changes
from lib.stats.run_rules import run_signals
from lib.stats.trend import monthly_season
from tests.demo.built import neighbours, recipe, rows_of, tables


def by_month(table: str, kind: str) -> pd.DataFrame:
    """Counts by area and kind (rows) and month (columns, every month)."""
    rows = rows_of(table).dropna(subset=["area_code"])
    counts = rows.groupby(["area_code", kind, "month"]).size().unstack(fill_value=0)
    return counts.reindex(columns=pd.date_range(counts.columns.min(), counts.columns.max(), freq="MS"), fill_value=0)


def test_new_levels_are_found_where_they_are_planted_and_hardly_elsewhere() -> None:
    counts = by_month("events", "theme")
    themes = counts.groupby("theme").sum()
    seasons = {theme: monthly_season(row.to_numpy(float), counts.columns[0].month) for theme, row in themes.iterrows()}
    month = np.array([date.month - 1 for date in counts.columns])
    expected = np.stack([
        seasons[theme].factors[month] if seasons[theme].p_value < 0.01 else np.ones(len(month))
        for theme in counts.index.get_level_values("theme")
    ])  # fmt: skip
    found = latest_change(counts.to_numpy(float), expected)
    enough = counts.sum(axis=1).to_numpy() >= 10
    sure = counts.index[is_discovery(np.where(enough, found.p_value, np.nan))]
    since = dict(zip(counts.index, counts.columns[found.start], strict=True))
    assert {("1980R020", "skadegorelse"), ("1980R042", "narkotika"), ("1980R049", "narkotika")} <= set(sure)
    assert since["1980R020", "skadegorelse"] == pd.Timestamp("2026-01-01")
    changed_everywhere = {"tillgrepp", "ovrigt"}  # bicycles fall, and the recipe lets fraud grow
    planted = {"1980R020", "1980R042", "1980R049"}
    elsewhere = [cell for cell in sure if cell[0] not in planted and cell[1] not in changed_everywhere]
    assert len(elsewhere) <= 1  # one in twenty may be chance


def test_bicycle_thefts_are_found_among_all_categories() -> None:
    counts = by_month("events", "kind").groupby("kind").sum()
    now, before = counts.iloc[:, -12:].sum(axis=1), counts.iloc[:, -48:-12].sum(axis=1)
    sure = is_discovery(count_change_p(now, before, 1, 3))
    assert sure[counts.index.get_loc("cykelstold")]
    assert now["cykelstold"] * 3 < before["cykelstold"]


def test_the_control_chart_of_malmaberg_signals_from_january() -> None:
    series = by_month("events", "theme").loc[("1980R020", "skadegorelse")]
    limits = u_limits(series, np.ones(len(series)), 24, is_adjusted=True)
    signals = run_signals(series, limits.centre, limits.sigma).set_axis(series.index)
    assert signals.loc[pd.Timestamp("2026-01-01"), "run_of_eight"]


@pytest.mark.parametrize("measure_id", [measure["measure_id"] for measure in recipe().written_measures])
def test_only_the_planted_measures_have_an_effect(measure_id: str) -> None:
    measure = tables()["measures"].set_index("measure_id").loc[measure_id]
    start, place = measure["started"], measure["area_code"]
    if pd.isna(start) or measure["status"] in ("ej_genomforbar", "hanvisad", "beslutad", "foreslagen"):
        pytest.skip("never begun")
    table = "reports" if measure["theme"] == "miljo" else "events"
    counts = by_month(table, "theme").xs(measure["theme"], level="theme").reindex(recipe().area_codes, fill_value=0)
    day = pd.Timestamp(start)
    month = day.to_period("M").to_timestamp()
    first_after = month if day.day == 1 else month + pd.DateOffset(months=1)
    length = min(int((counts.columns >= first_after).sum()), int((counts.columns < month).sum()), 24)
    if length < 6:
        pytest.skip("too short a time")
    before, after = (
        counts.loc[:, counts.columns < month].iloc[:, -length:],
        counts.loc[:, first_after:].iloc[:, :length],
    )
    sums = pd.DataFrame({"before": before.sum(axis=1), "after": after.sum(axis=1)})
    buffer = tuple(sorted(neighbours(place)))
    rest = [code for code in sums.index if code != place and code not in buffer]
    spread = spread_of_changes(BeforeAfter(sums.loc[rest, "before"], sums.loc[rest, "after"]))
    names = dict(zip(sums.index, sums.index, strict=True))
    verdict = verdict_of(compared_places(sums, names, place, buffer, rest, spread))
    planted = {"m03": Verdict.HELPED, "m04": Verdict.MOVED}
    if measure_id in planted:
        assert verdict is planted[measure_id]
    else:
        assert verdict in (Verdict.NO_CLEAR_EFFECT, Verdict.TOO_FEW)
