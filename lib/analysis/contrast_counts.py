"""Contrasts between two counts: reports against reported crimes, evening against day."""

import numpy as np
import pandas as pd

from lib.analysis.contrast_answer import NO_DATA, Contrast, judged, nothing, without_small_counts
from lib.analysis.counted import covered_period
from lib.analysis.kept import kept
from lib.analysis.rows import batch_rows, inhabitants, monthly_counts
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.contrast import EVENING_DAY, REPORTS_CRIMES, ContrastKind, ratio_columns
from lib.domain.period import Period
from lib.domain.selection import Selection
from lib.privacy.roles import sees_small_counts
from lib.stats.contrast import expected_odds, ratio_contrast, ratio_spread
from lib.store.day_parts import read_day_parts

PER = 1_000
NORMAL_95 = 1.96
FEWEST_DRAWN = 1.5
"""The square root of the expected number where the band begins: below it there are too few for a normal curve."""
KEYS = ("area_code", "area_name", "theme", "theme_name")


def reports_against_crimes(workspace: Workspace, key: DataKey, asked: Selection, role: Role) -> Contrast:
    """Reports about places against reported crimes of the same themes; `finer` has a row for each area and theme."""
    covered = [covered_period(workspace, key, table) for table in ("reports", "events")]
    if covered[0] is None or covered[1] is None:
        lacking = "rapporter" if covered[0] is None else "anmälda brott"
        return nothing(REPORTS_CRIMES, f"Det finns inga {lacking} att jämföra med. {NO_DATA}")
    both = _overlap(covered[0], covered[1])
    if both is None or not both.covers(asked.period):
        known = f"Båda finns {both.label}." if both else "De finns inte för samma tid."
        return nothing(REPORTS_CRIMES, f"Perioden har inte både rapporter och anmälda brott. {known} Välj en annan.")
    counts = tuple(monthly_counts(workspace, key, table) for table in ("reports", "events"))
    return _answer(workspace, key, asked, role, REPORTS_CRIMES, counts, both, "theme")


def evening_against_day(workspace: Workspace, key: DataKey, asked: Selection, role: Role) -> Contrast:
    """Crimes that surely fell between 18 and 06 against those between 06 and 18, of the same crime categories."""
    if not sees_small_counts(role):
        return nothing(EVENING_DAY, "Kväll mot dag visas bara för dem som gör lägesbilden: antalen är små.")
    covered = covered_period(workspace, key, "events")
    if covered is None or not covered.covers(asked.period):
        known = f"De finns {covered.label}." if covered else NO_DATA
        return nothing(EVENING_DAY, f"Det finns inga anmälda brott med klockslag för perioden. {known}")
    parts = _day_parts(workspace, key)
    counts = (parts[parts["part"] == "evening"], parts[parts["part"] == "day"])
    return _answer(workspace, key, asked, role, EVENING_DAY, counts, covered, "category")


def _answer(
    workspace: Workspace, key: DataKey, asked: Selection, role: Role, kind: ContrastKind,
    counts: tuple[pd.DataFrame, pd.DataFrame], known: Period, by: str,
) -> Contrast:  # fmt: skip
    """The usual spread is a property of the municipality: it is taken from all the time that both sources know."""
    first, second = _grids(workspace, asked, counts, asked.period, by)
    if first.empty or not first.to_numpy().sum() or not second.to_numpy().sum():
        return nothing(kind, f"Det finns inte både {kind.first} och {kind.second} med känt område i urvalet.")
    longer = _grids(workspace, asked, counts, known, by)
    spread = ratio_spread(longer[0].sum(axis=1), longer[1].sum(axis=1), expected_odds(*longer))
    rows = _tested(first.sum(axis=1), second.sum(axis=1), expected_odds(first, second), spread)
    rows = _with_rates(workspace, key, asked.period, rows.rename_axis("area_code").reset_index())
    finer = _by_theme(workspace, first, second, longer) if by == "theme" else pd.DataFrame()
    rules = workspace.municipality.disclosure
    shown, finer = (
        without_small_counts(frame, ("first_count", "second_count"), rules, role, KEYS) if len(frame) else frame
        for frame in (rows, finer)
    )
    return Contrast(
        kind, shown, ratio_columns(kind), band=_band(rows, spread), spread=spread, whole=_whole(rows), finer=finer,
        sources=_sources(key, counts),
    )  # fmt: skip


def _tested(first: pd.Series, second: pd.Series, odds: np.ndarray, spread: float) -> pd.DataFrame:
    contrast = ratio_contrast(first, second, odds, spread)
    rows = pd.DataFrame(
        {
            "first_count": first.astype(float),
            "expected": contrast.expected,
            "second_count": second.astype(float),
            "ratio": contrast.ratio,
            "lower": contrast.lower,
            "upper": contrast.upper,
            "p": contrast.p,
            "x": contrast.expected,
            "y": first.astype(float),
        }
    )
    return judged(rows, rows["first_count"] > rows["expected"])


def _by_theme(
    workspace: Workspace, first: pd.DataFrame, second: pd.DataFrame, longer: tuple[pd.DataFrame, pd.DataFrame]
) -> pd.DataFrame:
    """Each area and theme against how many reports the theme's crimes lead to in the whole municipality."""
    now, ever = ((a.stack(), b.stack(), (b * 0 + a.sum() / b.sum()).stack()) for a, b in ((first, second), longer))
    rows = _tested(now[0], now[1], now[2].to_numpy(), ratio_spread(*ever))
    rows = rows.rename_axis(["area_code", "theme"]).reset_index()
    themes = {theme.id: theme.name for theme in workspace.definitions.report_categories.categories}
    return rows.assign(area_name=rows["area_code"].map(workspace.area_names), theme_name=rows["theme"].map(themes))


def _grids(
    workspace: Workspace, asked: Selection, counts: tuple[pd.DataFrame, pd.DataFrame], period: Period, by: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Areas × themes or categories of each source; only those that both have somewhere."""
    grids = [_grid(workspace, asked, table, period, by) for table in counts]
    shared = [name for name in grids[1].columns if name in grids[0] and grids[0][name].any() and grids[1][name].any()]
    return grids[0][shared], grids[1][shared]


def _grid(workspace: Workspace, asked: Selection, counts: pd.DataFrame, period: Period, by: str) -> pd.DataFrame:
    wanted = counts["month"].between(period.first.index, period.last.index) & counts["area_code"].notna()
    if asked.themes:
        wanted &= counts["theme"].isin(asked.themes)
    summed = counts[wanted].groupby(["area_code", by])["count"].sum().unstack(fill_value=0)
    return summed.reindex(workspace.areas["area_code"], fill_value=0)


def _with_rates(workspace: Workspace, key: DataKey, period: Period, rows: pd.DataFrame) -> pd.DataFrame:
    """Add area_name and, where inhabitants are known, both counts per 1 000 and year."""
    people = inhabitants(key)
    persons = pd.Series(np.nan, index=rows.index)
    if len(people):
        year = max(people.index.searchsorted(period.last.year - 1, side="right") - 1, 0)
        persons = rows["area_code"].map(people.iloc[year]).astype(float)
    per_event = PER / (persons * period.months / 12)
    return rows.assign(
        area_name=rows["area_code"].map(workspace.area_names),
        person_years=persons * period.months / 12,
        first_per_1000=rows["first_count"] * per_event,
        second_per_1000=rows["second_count"] * per_event,
    )


def _whole(rows: pd.DataFrame) -> tuple[float, float] | None:
    """Both sources per 1 000 inhabitants in all areas together."""
    person_years = float(rows["person_years"].sum())
    if not person_years:
        return None
    first, second = (float(rows[name].sum()) / person_years * PER for name in ("first_count", "second_count"))
    return first, second


def _band(rows: pd.DataFrame, spread: float) -> pd.DataFrame:
    """Where 95 % of the areas are expected: by the chance of both counts and the areas' usual spread."""
    at = np.linspace(FEWEST_DRAWN, np.sqrt(max(float(rows["expected"].max()), 4.0) * 1.15), 60) ** 2
    odds = rows["expected"].sum() / rows["second_count"].sum()
    wide = np.exp(NORMAL_95 * np.sqrt(1 / at + odds / at + spread**2))
    return pd.DataFrame({"x": at, "usual": at, "lower": at / wide, "upper": at * wide})


@kept(4)
def _day_parts(workspace: Workspace, key: DataKey) -> pd.DataFrame:
    categories = workspace.definitions.crime_categories.categories
    counted = read_day_parts(key.engine_of("events"), key.municipality)
    hidden = {category.id for category in categories if category.municipality_level_only}
    counted = counted[~counted["category"].isin(hidden)]
    return counted.assign(theme=counted["category"].map({category.id: category.theme for category in categories}))


def _sources(key: DataKey, counts: tuple[pd.DataFrame, pd.DataFrame]) -> tuple[tuple[str, str, bool], ...]:
    batches = batch_rows(key)
    used = batches[batches["id"].isin({number for table in counts for number in table["batch_id"].dropna().unique()})]
    return tuple((str(b.source), str(b.data_date or ""), bool(b.is_synthetic)) for b in used.itertuples())


def _overlap(one: Period, other: Period) -> Period | None:
    first, last = max(one.first, other.first), min(one.last, other.last)
    return Period(first, last) if first <= last else None
