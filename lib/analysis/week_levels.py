"""A week's reports and crimes, area by area, against what is usual for the season; and the level they propose."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.analysis.day_counts import NOWHERE, DayCounts, Source, day_counts
from lib.analysis.kept import kept
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.est_period import PERIODS_A_YEAR, EstPeriod, periods_between
from lib.domain.week import RECENT_PERIODS, TREND_PERIODS, Usual, WeekLevel, WeekTrend
from lib.domain.week_words import SOURCES, proposal_words
from lib.privacy.roles import sees_small_counts
from lib.stats.change import FEWEST_EVENTS, count_change_p
from lib.stats.discoveries import is_discovery
from lib.stats.expected import Expected, expected_counts, season_factors

FEWEST_RECENT = 8
"""Fewer periods than this before the asked one show no usual level."""
FEWEST_TO_TELL = 3
"""One or two are never out of the ordinary by themselves."""
FEWEST_EXPECTED = 1.0
"""An ordinary count below this is too small to tell anything from, unless it is exceeded."""
ARROW_LEVEL = 0.01
"""An arrow is drawn where chance would in one area of a hundred."""
SOURCE_NAMES: tuple[Source, ...] = ("reports", "events")


@dataclass(frozen=True, eq=False)
class WeekLevels:
    """`areas` has a row for each area, `whole` one for the municipality: for each source its count, `_expected`,
    `_lower`, `_upper` and `_usual`, then `mostly`, `proposed_level` (green, yellow, red, or "" where the numbers are
    too few), `proposed_trend` and `reason`. `days` says how many days of the period each source is known for."""

    period: EstPeriod
    areas: pd.DataFrame
    whole: pd.DataFrame
    days: dict[Source, int]


def week_levels(workspace: Workspace, period: EstPeriod, role: Role) -> WeekLevels:
    """Empty tables for roles that do not see small counts: an area's week is always few."""
    workspace = workspace.seen_by(role)
    if not sees_small_counts(role):
        return WeekLevels(period, pd.DataFrame(), pd.DataFrame(), {})
    return _levels(workspace, workspace.data_key, period)


@kept(32)
def _levels(workspace: Workspace, key: DataKey, period: EstPeriod) -> WeekLevels:
    codes = (*workspace.area_names, NOWHERE)
    judged = {source: judged_source(day_counts(workspace, key, source), period, codes) for source in SOURCE_NAMES}
    table = pd.DataFrame({"area_code": codes}).assign(
        area_name=[*workspace.area_names.values(), workspace.municipality.name]
    )
    for source, one in judged.items():
        table = table.assign(**{f"{source}{name}": column for name, column in one.columns.items()})
    table = table.assign(
        mostly=_mostly(workspace, key, period, codes),
        proposed_level=proposed_levels(judged),
        proposed_trend=_trend([one.trend for one in judged.values()]),
    )
    table = table.assign(reason=[proposal_words(row) for row in table.to_dict("records")])
    is_whole = table["area_code"] == NOWHERE
    days = {source: one.days for source, one in judged.items()}
    return WeekLevels(period, table[~is_whole].reset_index(drop=True), table[is_whole].reset_index(drop=True), days)


@dataclass(frozen=True, eq=False)
class JudgedSource:
    """One source: columns by the end of their name, the p-values of more, and the arrow (1, 0, −1; NaN too few)."""

    days: int
    columns: dict[str, NDArray[Any]]
    p_more: NDArray[np.float64]
    trend: NDArray[np.float64]


def judged_source(counted: DayCounts | None, period: EstPeriod, codes: tuple[str, ...]) -> JudgedSource:
    """One source's counts of the period against what is usual, in the order of `codes`, the municipality last."""
    days = 0 if counted is None else min(max((counted.last - period.first).days + 1, 0), period.days)
    earlier = () if counted is None else _periods_before(counted, period)
    if counted is None or not days or len(earlier) < FEWEST_RECENT:
        return _missing(days, len(codes))
    now = _with_whole(_summed(counted, (period,), days))[:, 0]
    before = _with_whole(_summed(counted, earlier, days))
    a_year, n_recent = PERIODS_A_YEAR[period.cadence], RECENT_PERIODS[period.cadence]
    season = season_factors(before[-1].astype(float), a_year)
    positions = np.arange(-before.shape[1], 0) % a_year
    recent, factors = before[:, -n_recent:].astype(float), season[positions][-n_recent:]
    usual = expected_counts(recent, factors, season[0])
    columns = {
        "": now.astype(float),
        "_expected": usual.mean,
        "_lower": usual.lower,
        "_upper": usual.upper,
        "_usual": _usual(now, usual),
    }
    trend = _moved(now, before, np.append(season[positions], season[0]), TREND_PERIODS[period.cadence], usual)
    return JudgedSource(days, columns, usual.p_more(now), trend)


def _missing(days: int, n_rows: int) -> JudgedSource:
    nothing = np.full(n_rows, np.nan)
    columns: dict[str, NDArray[Any]] = dict.fromkeys(("", "_expected", "_lower", "_upper"), nothing)
    return JudgedSource(days, columns | {"_usual": np.full(n_rows, str(Usual.MISSING), dtype=object)}, nothing, nothing)


def _periods_before(counted: DayCounts, period: EstPeriod) -> tuple[EstPeriod, ...]:
    """The periods between the first whole one and the asked one, oldest first."""
    found, one = [], period.before
    while one.first >= counted.first:
        found.append(one)
        one = one.before
    return tuple(reversed(found))


def _summed(counted: DayCounts, periods: tuple[EstPeriod, ...], days: int) -> NDArray[np.int64]:
    """Area × period: the first `days` days of each, so that a week that is not over is set beside as long stretches."""
    cumulated = np.pad(counted.counts.cumsum(axis=1), ((0, 0), (1, 0)))
    n_days = counted.counts.shape[1]
    starts = np.array([(one.first - counted.first).days for one in periods]).clip(0, n_days)
    ends = np.array([(one.first - counted.first).days + min(days, one.days) for one in periods]).clip(0, n_days)
    return np.asarray(cumulated[:, ends] - cumulated[:, starts])


def _with_whole(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The last row becomes the whole municipality: the areas and what has none."""
    return np.vstack([counts[:-1], counts.sum(axis=0)])


def _usual(now: NDArray[np.int64], usual: Expected) -> NDArray[np.object_]:
    is_more = (now > usual.upper) & (now >= FEWEST_TO_TELL)
    words = np.full(len(now), str(Usual.ORDINARY), dtype=object)
    words[(usual.mean < FEWEST_EXPECTED) & ~is_more] = str(Usual.TOO_FEW)
    words[now < usual.lower] = str(Usual.FEWER)
    words[is_more] = str(Usual.MORE)
    return words


def _moved(
    now: NDArray[np.int64],
    before: NDArray[np.int64],
    season: NDArray[np.float64],
    n: int,
    usual: Expected,
) -> NDArray[np.float64]:
    """The last `n` periods with the asked one, against the `n` before: 1 up, −1 down, 0 neither, NaN too few."""
    counts = np.column_stack([before, now])
    late, early = counts[:, -n:].sum(axis=1), counts[:, -2 * n : -n].sum(axis=1)
    spans = season[-n:].sum(), season[-2 * n : -n].sum()
    p = count_change_p(late, early, *spans, dispersion=usual.dispersion)
    way = np.where(p < ARROW_LEVEL, np.sign(late / spans[0] - early / spans[1]), 0.0)
    return np.where(late + early < FEWEST_EVENTS, np.nan, way)


def _trend(ways: list[NDArray[np.float64]]) -> list[str]:
    """Up where one source rises and none falls, and the reverse; "" where both are too few."""
    together = np.vstack(ways)
    known = np.atleast_1d((~np.isnan(together)).any(axis=0))
    way = np.sign(np.nansum(together, axis=0))
    codes = {1.0: WeekTrend.UP, 0.0: WeekTrend.SAME, -1.0: WeekTrend.DOWN}
    return [str(codes[value]) if is_known else "" for value, is_known in zip(way.tolist(), known.tolist(), strict=True)]


def proposed_levels(judged: dict[Source, JudgedSource]) -> list[str]:
    """Red: more than usual, also with regard to how many areas are looked at. Yellow: more than usual. Green: neither.

    Nothing is proposed where both sources are too few or missing. The municipality's own row is judged by itself.
    """
    usual = np.vstack([one.columns["_usual"] for one in judged.values()])
    p = np.vstack([one.p_more for one in judged.values()])
    is_sure = np.column_stack([is_discovery(part.ravel()).reshape(part.shape) for part in (p[:, :-1], p[:, -1:])])
    is_more = usual == Usual.MORE
    is_known = np.isin(usual, [Usual.MORE, Usual.ORDINARY, Usual.FEWER]).any(axis=0)
    level = np.where(is_known, str(WeekLevel.GREEN), "").astype(object)
    level[is_more.any(axis=0)] = str(WeekLevel.YELLOW)
    level[(is_more & is_sure).any(axis=0)] = str(WeekLevel.RED)
    return [str(one) for one in level]


def _mostly(workspace: Workspace, key: DataKey, period: EstPeriod, codes: tuple[str, ...]) -> list[str]:
    """The commonest theme of each source where it has at least three: `ordning (5 rapporter)`."""
    names = {theme.id: theme.name.lower() for theme in workspace.definitions.report_categories.categories}
    told: dict[str, list[str]] = {code: [] for code in codes}
    for source in SOURCE_NAMES:
        counted = day_counts(workspace, key, source)
        if counted is None:
            continue
        for code, theme, count in _commonest(counted.rows, period):
            if count >= FEWEST_TO_TELL and code in told:
                told[code].append(f"{names.get(theme, theme)} ({count} {SOURCES[source]})")
    return [", ".join(told[code]) for code in codes]


def _commonest(rows: pd.DataFrame, period: EstPeriod) -> list[tuple[str, str, int]]:
    end = pd.Timestamp(period.last)
    its = rows[(rows["day"] >= pd.Timestamp(period.first)) & (rows["day"] <= end)]
    placed = its.groupby(["area_code", "theme"]).size().rename("count").reset_index()
    whole = its.groupby("theme").size().rename("count").reset_index().assign(area_code=NOWHERE)
    both = pd.concat([placed, whole]).sort_values("count", ascending=False, kind="stable")
    return [(row.area_code, row.theme, int(row.count_)) for row in
            both.drop_duplicates("area_code").rename(columns={"count": "count_"}).itertuples()]  # fmt: skip


def known_periods(workspace: Workspace, today: date) -> tuple[EstPeriod, ...]:
    """The periods that can be looked at, newest first: as far back as there are reports or crimes, up to today."""
    key, cadence = workspace.data_key, workspace.municipality.est_cadence
    known = [counted for source in SOURCE_NAMES if (counted := day_counts(workspace, key, source)) is not None]
    if not known:
        return ()
    return tuple(reversed(periods_between(min(counted.first for counted in known), today, cadence)))


def newest_whole_period(workspace: Workspace, periods: tuple[EstPeriod, ...]) -> EstPeriod:
    """The newest of them that both sources (or the only one) are known for to its end; the newest where none is."""
    key = workspace.data_key
    ends = [counted.last for source in SOURCE_NAMES if (counted := day_counts(workspace, key, source)) is not None]
    whole = (period for period in periods if all(period.last <= end for end in ends))
    return next(whole, periods[0])
