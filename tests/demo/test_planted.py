"""Everything in planted.yaml is found again by counting rows, and does not turn up where it was not planted."""

import numpy as np
import pandas as pd
import pytest

from lib.demo.planted import Effect, HotPlace, Season, Weekly, evening_hours
from tests.demo.built import neighbours, people, recipe, rows_of, tables

PLANTED = recipe().planted
STANDING = [effect for effect in PLANTED.effects if effect.from_month is None]
TURNING = [effect for effect in PLANTED.effects if effect.from_month is not None]


def log_ratio_z(a: float, b: float, exposure_a: float, exposure_b: float) -> float:
    """The difference between two Poisson rates in standard deviations."""
    return float((np.log(a / exposure_a) - np.log(b / exposure_b)) / np.sqrt(1 / a + 1 / b))


def odds_ratio_z(before: float, after: float, other_before: float, other_after: float) -> float:
    """A change against the change elsewhere."""
    spread = np.sqrt(1 / before + 1 / after + 1 / other_before + 1 / other_after)
    return float((np.log(after / before) - np.log(other_after / other_before)) / spread)


def concerned(table: str, effect: Effect) -> pd.DataFrame:
    """The rows of the effect's kinds, in all areas."""
    rows = rows_of(table)
    kinds = {kind for kind, theme in recipe().themes[table].items() if effect.concerns(kind, theme)}
    return rows[rows["kind"].isin(kinds)]


def alike(effect: Effect, table: str) -> list[str]:
    """Areas of the same urbanity where nothing of the sort is planted."""
    urbanity = recipe().profiles.set_index("area_code")["urbanity"]
    touched = {area for other in STANDING if table in other.tables for area in other.areas}
    touched |= {effect.moves_to for effect in TURNING if effect.moves_to}
    return [area for area in urbanity.index[urbanity == urbanity[effect.areas[0]]] if area not in touched]


def before_and_after(rows: pd.DataFrame, effect: Effect) -> pd.DataFrame:
    """Counts by area, for equally long runs of the same calendar months before and after the effect began."""
    begins = pd.Timestamp(f"{effect.from_month}-01")
    n_months = min(12, rows["month"].max().to_period("M").ordinal - begins.to_period("M").ordinal + 1)
    after = rows[(rows["month"] >= begins) & (rows["month"] < begins + pd.DateOffset(months=n_months))]
    year_before = begins - pd.DateOffset(years=1)
    before = rows[(rows["month"] >= year_before) & (rows["month"] < year_before + pd.DateOffset(months=n_months))]
    codes = recipe().area_codes
    return pd.DataFrame(
        {
            "before": before["area_code"].value_counts().reindex(codes, fill_value=0),
            "after": after["area_code"].value_counts().reindex(codes, fill_value=0),
        }
    )


def all_before_and_after(rows: pd.DataFrame, effect: Effect) -> pd.DataFrame:
    """Counts by area for all months before and after."""
    is_after = rows["month"] >= pd.Timestamp(f"{effect.from_month}-01")
    table = rows.groupby(["area_code", is_after]).size().unstack(fill_value=0).set_axis(["before", "after"], axis=1)
    return table.reindex(recipe().area_codes, fill_value=0)


@pytest.mark.parametrize("effect", STANDING, ids=lambda effect: effect.id)
def test_a_planted_area_differs_from_areas_like_it(effect: Effect) -> None:
    for table in effect.tables:
        counts = concerned(table, effect)["area_code"].value_counts()
        here, others = effect.areas[0], alike(effect, table)
        z = log_ratio_z(counts[here], counts[others].sum(), people()[here], people()[others].sum())
        assert (z > 3) if effect.times > 1 else (z < -3)


def test_areas_without_anything_planted_are_not_as_hot() -> None:
    for effect in (effect for effect in STANDING if effect.what == "hot_area"):
        for table in effect.tables:
            rates = concerned(table, effect)["area_code"].value_counts() / people()
            others = alike(effect, table)
            assert rates[effect.areas[0]] > rates[others].quantile(0.9)


@pytest.mark.parametrize("effect", [e for e in TURNING if e.areas], ids=lambda effect: effect.id)
def test_a_planted_change_in_an_area_is_seen_against_the_rest(effect: Effect) -> None:
    table = effect.tables[0]
    counts = all_before_and_after(concerned(table, effect), effect)
    rest = counts.drop([*effect.areas, *filter(None, [effect.moves_to])]).sum()
    here = counts.loc[effect.areas[0]]
    z = odds_ratio_z(here["before"], here["after"], rest["before"], rest["after"])
    assert (z > 3) if effect.times > 1 else (z < -3)
    size = (here["after"] / here["before"]) / (rest["after"] / rest["before"])
    assert size == pytest.approx(effect.times, rel=0.3)


@pytest.mark.parametrize("effect", [e for e in TURNING if e.areas], ids=lambda effect: effect.id)
def test_the_change_does_not_happen_elsewhere(effect: Effect) -> None:
    table = effect.tables[0]
    counts = all_before_and_after(concerned(table, effect), effect)
    counts = counts.drop([*effect.areas, *filter(None, [effect.moves_to])]) + 0.5
    total = counts.sum()
    z = [odds_ratio_z(row.before, row.after, total["before"], total["after"]) for row in counts.itertuples()]
    assert np.mean(np.abs(z) > 3) <= 0.03


def test_the_change_in_the_whole_municipality() -> None:
    for effect in (effect for effect in TURNING if not effect.areas):
        before, after = before_and_after(concerned(effect.tables[0], effect), effect).sum()
        assert abs(log_ratio_z(after, before, 1, 1)) > 3
        assert after / before == pytest.approx(effect.times, rel=0.1)


def test_the_measure_that_worked_left_the_neighbours_alone() -> None:
    effect = next(effect for effect in TURNING if effect.what == "worked")
    counts = all_before_and_after(concerned("reports", effect), effect)
    around = sorted(neighbours(effect.areas[0]))
    near, rest = counts.loc[around].sum(), counts.drop([*around, effect.areas[0]]).sum()
    assert abs(odds_ratio_z(near["before"], near["after"], rest["before"], rest["after"])) < 2


def test_what_the_other_measure_removed_turned_up_next_door() -> None:
    effect = next(effect for effect in TURNING if effect.what == "moved")
    assert effect.moves_to in neighbours(effect.areas[0])
    counts = all_before_and_after(concerned("events", effect), effect)
    rest = counts.drop([effect.areas[0], effect.moves_to]).sum()
    there, both = counts.loc[effect.moves_to], counts.loc[[effect.areas[0], effect.moves_to]].sum()
    assert odds_ratio_z(there["before"], there["after"], rest["before"], rest["after"]) > 3
    assert abs(odds_ratio_z(both["before"], both["after"], rest["before"], rest["after"])) < 2


def test_reports_and_events_contradict_each_other_where_planted() -> None:
    pairs = {("many_reports", "few_events"), ("few_reports", "many_events")}
    by_area: dict[str, set[str]] = {}
    for effect in STANDING:
        by_area.setdefault(effect.areas[0], set()).add(effect.what)
    assert all(any(set(pair) <= whats for whats in by_area.values()) for pair in pairs)


@pytest.mark.parametrize("season", PLANTED.seasons, ids=lambda season: season.id)
def test_a_season_has_its_peak(season: Season) -> None:
    rows = rows_of(season.table)
    rows = rows[rows["kind"].isin(season.kinds)]
    is_peak = rows["month"].dt.month.isin(season.months)
    share = len(season.months) / 12
    assert log_ratio_z(is_peak.sum(), (~is_peak).sum(), share, 1 - share) > 3
    assert (is_peak.sum() / share) / ((~is_peak).sum() / (1 - share)) == pytest.approx(season.times, rel=0.2)


@pytest.mark.parametrize("weekly", PLANTED.weekly, ids=lambda weekly: weekly.id)
def test_the_week_has_its_peak(weekly: Weekly) -> None:
    rows = rows_of(weekly.table)
    rows = rows[rows["kind"].isin(weekly.kinds)]
    middle = rows["event_from"] + (rows["event_to"] - rows["event_from"]) / 2
    hours = evening_hours(weekly.evenings, weekly.hours)
    is_peak = (middle.dt.day_of_week * 24 + middle.dt.hour).isin(hours)
    share = len(hours) / 168
    assert log_ratio_z(is_peak.sum(), (~is_peak).sum(), share, 1 - share) > 3


@pytest.mark.parametrize("hot", PLANTED.hot_places, ids=lambda hot: hot.id)
def test_a_hot_place_has_its_events_and_its_evenings(hot: HotPlace) -> None:
    rows = rows_of(hot.table)
    rows = rows[rows["kind"].isin(hot.per_year) & rows["lon"].notna()]
    at = next(spot for spot in _spots() if spot[0] == hot.place)
    metres = np.hypot((rows["lon"] - at[1]) * 111_320 * np.cos(np.radians(at[2])), (rows["lat"] - at[2]) * 111_320)
    near = rows[metres <= hot.jitter_m[1] + 5]
    years = (rows["event_from"].max() - rows["event_from"].min()).days / 365.25
    assert len(near) > 0.8 * sum(hot.per_year.values()) * years
    hours = evening_hours(hot.evenings, hot.hours)
    in_window = [
        (group["event_from"].dt.day_of_week * 24 + group["event_from"].dt.hour).isin(hours)
        for group in (near, rows.drop(near.index))
    ]
    a, b = (int(group.sum()) for group in in_window)
    assert log_ratio_z(a, b, len(near), len(rows) - len(near)) > 3


def _spots() -> list[tuple[str, float, float]]:
    places = pd.read_csv(recipe().folder.geo / "places.csv")
    return [(row.id, row.lon, row.lat) for row in places.itertuples()]


def close_pairs(rows: pd.DataFrame, days: np.ndarray, within_days: float, within_m: float) -> int:
    east, north = rows["lon"].to_numpy() * 111_320 * np.cos(np.radians(59.6)), rows["lat"].to_numpy() * 111_320
    near = np.hypot(east[:, None] - east, north[:, None] - north) <= within_m
    soon = np.abs(days[:, None] - days) <= within_days
    return int(np.triu(near & soon, 1).sum())


def near_repeat_z(area_code: str, category: str, within_days: float, within_m: float) -> float:
    """Pairs close in both space and time, against the same places with the times shuffled (Knox 1964)."""
    events = tables()["events"]
    rows = events[(events["category"] == category) & (events["area_code"] == area_code) & events["lon"].notna()]
    days = rows["event_from"].to_numpy().astype("datetime64[m]").astype(float) / 1440
    rng = np.random.default_rng(1)
    by_chance = [close_pairs(rows, rng.permutation(days), within_days, within_m) for _ in range(99)]
    seen = close_pairs(rows, days, within_days, within_m)
    return float((seen - np.mean(by_chance)) / max(np.std(by_chance), 0.5))


def test_burglaries_come_in_clusters_only_where_planted() -> None:
    for rule in PLANTED.near_repeats:
        assert near_repeat_z(rule.area, rule.category, rule.within_days, rule.within_m) > 3
        others = [area for area in recipe().area_codes if area != rule.area]
        z = [near_repeat_z(area, rule.category, rule.within_days, rule.within_m) for area in others]
        assert np.mean(np.array(z) > 3) <= 0.05


def test_feelings_go_against_the_events_where_planted() -> None:
    values, counts = tables()["values"], tables()["events"]["area_code"].value_counts()
    rate, everybody = counts / people(), counts.sum() / people().sum()
    for feeling in PLANTED.feelings:
        of_all = values[
            (values["indicator"] == feeling.indicator) & (values["sex"] == "all") & (values["age"] == "all")
        ]
        here = of_all[(of_all["area_code"] == feeling.area) & (of_all["period"] == "2025")].iloc[0]
        whole = of_all[(of_all["area_code"] == "1980") & (of_all["period"] == "2025")]["value"].iloc[0]
        z = (here["value"] - whole) / np.sqrt(whole * (100 - whole) / here["n"])
        assert here["value"] == pytest.approx(feeling.value_pct, abs=1.5)
        assert abs(z) > 3
        assert (rate[feeling.area] > everybody) == (here["value"] > whole)


def test_small_samples_are_the_planted_ones() -> None:
    values = tables()["values"]
    surveyed = values[(values["sex"] == "all") & values["n"].notna() & values["area_code"].str.startswith("1980R")]
    assert set(surveyed.loc[surveyed["n"] < 30, "area_code"]) == set(PLANTED.small_samples)


def test_the_planted_gaps_are_gaps() -> None:
    assert not set(tables()["values"]["indicator"]) & set(PLANTED.without_figures)


def test_measures_with_an_effect_begin_with_it() -> None:
    measures = tables()["measures"].set_index("measure_id")
    for effect in (effect for effect in PLANTED.effects if effect.measure):
        measure = measures.loc[effect.measure]
        assert measure["area_code"] == effect.areas[0]
        assert f"{measure['started']:%Y-%m}" == effect.from_month
