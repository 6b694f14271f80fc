"""Every area's figure now against the same area's before, with chance and many comparisons in mind."""

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.analysis.against import Floats, Hits, against_other, standing
from lib.analysis.areas_compared import by_name
from lib.analysis.figures import figures
from lib.analysis.kept import kept
from lib.analysis.month_variation import ALL, month_variation
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Difference, Role, Status, Unit
from lib.domain.indicator import Indicator
from lib.domain.period import Period
from lib.domain.selection import Selection
from lib.stats.change import FEWEST_EVENTS, count_change_p, share_change_p
from lib.stats.discoveries import RATE, adjusted_p
from lib.stats.month_spread import dispersion_of


def periods_compared(
    workspace: Workspace, asked: Selection, indicator_id: str, role: Role = Role.PUBLIC
) -> pd.DataFrame:
    """One row for each area with the columns of `PERIODS_COMPARED`, in order of name; empty without figures by area.

    The period against the comparison period; ready-made figures against those of the year before them, or of the
    comparison period when that is earlier. Fewer than ten events in both together are no test. Limits and p-values of
    counts are widened where the areas' months vary more than by chance, as in `changes`.
    """
    workspace = workspace.seen_by(role)
    return _compared(workspace, workspace.data_key, replace(asked, areas=()), indicator_id, role)


@kept(128)
def _compared(workspace: Workspace, _key: DataKey, asked: Selection, indicator_id: str, role: Role) -> pd.DataFrame:
    indicator = workspace.definitions.indicators[indicator_id]
    now = figures(workspace, asked, indicator_id, "area", role)
    if now.empty:
        return now
    earlier = _earlier(asked, indicator, now)
    before = figures(workspace, replace(asked, period=earlier, comparison=earlier.before), indicator_id, "area", role)
    if before.empty:
        return before
    before = before.set_index("area_code").reindex(now["area_code"]).reset_index()
    own, others = _hits(now, indicator, asked.period), _hits(before, indicator, earlier)
    months = float(asked.period.months + earlier.months)
    dispersion = _dispersion(workspace, asked, indicator, own.hits + others.hits, months)
    p = _p(own, others, dispersion)
    limited = against_other(own, others, dispersion)
    rows = now[["area_code", "area_name", "value", "unit", "numerator", "source", "data_date", "is_synthetic"]].assign(
        before=before["value"],
        against=limited.estimate,
        against_lower=limited.lower,
        against_upper=limited.upper,
        p=p,
        adjusted_p=adjusted_p(p),
        status=now["status"].where(before["status"].isin([Status.VALUE, Status.ZERO]), before["status"]),
    )
    rows = rows.assign(now_name=_name(now, asked.period), before_name=_name(before, earlier))
    rows["difference"] = _difference(rows["adjusted_p"], own.values > others.values)
    rows["standing"] = standing(rows["difference"], indicator.polarity)
    return by_name(rows)


def _earlier(asked: Selection, indicator: Indicator, now: pd.DataFrame) -> Period:
    if indicator.computed_from != "values":
        return asked.comparison
    newest = now["period"].dropna().str[:4].astype(int).max()
    years = [asked.comparison.last.year, *([int(newest) - 1] if newest == newest else [])]
    return Period.year(min(years))


def _name(rows: pd.DataFrame, period: Period) -> str:
    """The year that ready-made figures are about, else the months that were counted."""
    years = rows["period"].dropna() if "period" in rows else rows["area_code"].iloc[:0]
    return str(years.max()) if len(years) else period.short_label


def _hits(rows: pd.DataFrame, indicator: Indicator, period: Period) -> Hits:
    """A place's bare counts can be compared over time, by the length of the periods."""
    if indicator.unit is Unit.COUNT and indicator.kind == "count":
        return Hits(rows["numerator"].to_numpy(dtype=float), np.full(len(rows), float(period.months)), 1.0, False)
    return Hits.of(rows, indicator)


def _dispersion(workspace: Workspace, asked: Selection, indicator: Indicator, events: Floats, months: float) -> Floats:
    if indicator.computed_from == "values":
        return np.ones(len(events))
    spread = month_variation(workspace, asked, indicator, None, is_by_area=True).get(ALL, 0.0)
    return dispersion_of(np.full(len(events), spread), events, np.full(len(events), months))


def _p(now: Hits, before: Hits, dispersion: Floats) -> Floats:
    if now.is_share:
        return share_change_p(now.hits, now.base, before.hits, before.base)
    p = count_change_p(now.hits, before.hits, now.base, before.base, dispersion)
    return np.where(now.hits + before.hits >= FEWEST_EVENTS, p, np.nan)


def _difference(adjusted: pd.Series, has_grown: NDArray[np.bool_]) -> pd.Series:
    side = np.where(has_grown, Difference.HIGHER, Difference.LOWER)
    chosen = np.select([adjusted.isna(), adjusted > RATE], [Difference.UNKNOWN, Difference.SIMILAR], side)
    return pd.Series(chosen, index=adjusted.index).map(Difference)
