"""Reports week by week against what is usual for the season: is the latest week out of the ordinary?"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.reports import asked_rows
from lib.analysis.season import season_factors
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.period import Month, Period
from lib.domain.selection import Selection
from lib.privacy.roles import sees_small_counts
from lib.stats.control_limits import u_limits

BASELINE_WEEKS, SHOWN_WEEKS = 52, 13
WEEKS = BASELINE_WEEKS + SHOWN_WEEKS
FIRST_YEAR = 1990
"""What is usual is learnt from the year before the weeks that are judged."""
FEWEST_A_WEEK = 1.0
"""Fewer reports than this in an ordinary week are too few to tell a high week from chance."""

WEEK_COLUMNS = (
    Column("week_name", "Vecka", "År och vecka"),
    Column("week", "Från", "Veckans måndag"),
    Column("count", "Antal", "Rapporter som kom in under veckan", 0),
    Column("expected", "Väntat", "Medel av de 52 veckorna före, med årstiden inräknad", 1),
    Column("lower", "Nedre gräns", "Tre standardavvikelser under det väntade, aldrig under 0", 1),
    Column("upper", "Övre gräns", "Tre standardavvikelser över det väntade", 1),
    Column("level", "Bedömning", "Om veckan ligger utanför det vanliga"),
)
ORDINARY, HIGH, LOW = "inom det vanliga", "fler än vanligt", "färre än vanligt"


@dataclass(frozen=True, eq=False)
class ReportWeeks:
    """`weeks` has WEEK_COLUMNS, oldest first; empty when nothing can be told, and then `why_not` says why."""

    weeks: pd.DataFrame
    why_not: str = ""


def report_weeks(workspace: Workspace, asked: Selection, role: Role) -> ReportWeeks:
    """The last 13 whole weeks of the asked period, each judged by the 52 weeks before them all.

    Limits as in a u chart with the season as exposure, widened where weeks vary more than chance (Laney 2002).
    Roles outside see no single weeks: they are few.
    """
    workspace = workspace.seen_by(role)
    if not sees_small_counts(role):
        return ReportWeeks(pd.DataFrame(), "Enskilda veckor visas bara för dem som gör lägesbilden.")
    return _weeks(workspace, workspace.data_key, asked)


@kept(64)
def _weeks(workspace: Workspace, key: DataKey, asked: Selection) -> ReportWeeks:
    last = asked.period.last
    everything = replace(asked, period=Period(Month(FIRST_YEAR, 1), last.shift(1)))
    rows = asked_rows(workspace, everything)
    rows = rows[rows["reported_at"].notna()]
    if rows.empty:
        return ReportWeeks(pd.DataFrame(), "Inga rapporter för det här urvalet.")
    counts = _counted(rows["reported_at"], date(last.year, last.month, monthrange(last.year, last.month)[1]))
    if rows["reported_at"].min() > counts.index[0] + pd.Timedelta(days=7):
        return ReportWeeks(pd.DataFrame(), f"Det behövs {WEEKS} veckor med rapporter för att se vad som är vanligt.")
    if counts.iloc[:BASELINE_WEEKS].mean() < FEWEST_A_WEEK:
        return ReportWeeks(
            pd.DataFrame(), "Färre än en rapport i veckan: för få för att avgöra om en vecka sticker ut."
        )
    indicator = next((one for one in workspace.definitions.indicators.values() if one.computed_from == "reports"), None)
    by_month = season_factors(workspace, asked, indicator) if indicator else np.ones(12)
    season = by_month[(counts.index + pd.Timedelta(days=3)).month - 1]
    return ReportWeeks(_judged(counts, season).tail(SHOWN_WEEKS).reset_index(drop=True))


def _counted(times: pd.Series, end: date) -> pd.Series:
    """Reports in each whole week, by its Monday, that ends with the period or before."""
    monday = times.dt.normalize() - pd.to_timedelta(times.dt.day_of_week, unit="D")
    final = pd.Timestamp(end) - pd.Timedelta(days=(pd.Timestamp(end).day_of_week + 1) % 7) - pd.Timedelta(days=6)
    weeks = pd.date_range(end=final, periods=WEEKS, freq="7D")
    return monday.value_counts().reindex(weeks, fill_value=0)


def _judged(counts: pd.Series, season: np.ndarray) -> pd.DataFrame:
    limits = u_limits(counts.to_numpy(float), season, BASELINE_WEEKS, is_adjusted=True)
    expected, lower, upper = limits.centre * season, limits.lower * season, limits.upper * season
    found = counts.to_numpy()
    iso = counts.index.isocalendar()
    return pd.DataFrame(
        {
            "week_name": [f"{year} v. {week}" for year, week in zip(iso["year"], iso["week"], strict=True)],
            "week": counts.index,
            "count": found,
            "expected": expected,
            "lower": lower,
            "upper": upper,
            "level": np.select([found > upper, found < lower], [HIGH, LOW], default=ORDINARY),
        }
    )
