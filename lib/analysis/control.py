"""A place's months against their own variation: a control chart with a baseline that the reader has chosen."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.against import Hits
from lib.analysis.counted import SCALE
from lib.analysis.figures import figures
from lib.analysis.kept import kept
from lib.analysis.season import season_factors
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.change_codes import ControlChart, Rule
from lib.domain.change_words import RULES
from lib.domain.codes import Role, Unit
from lib.domain.columns import Column
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.stats.control_limits import FEWEST_BASELINE, ControlLimits, p_limits, u_limits, xmr_limits
from lib.stats.run_rules import run_signals

DEFAULT_BASELINE = 24
"""Two years: each season twice, and still most of a five-year series to judge."""
BASELINES = (FEWEST_BASELINE, 18, DEFAULT_BASELINE, 36)
"""What the reader may choose between."""

_YES = {True: "ja", False: "nej"}
COLUMNS = (
    Column("period", "Månad", "Månad eller år"),
    Column("value", "Värde", "Värdet i indikatorns enhet", decimals=2),
    Column("numerator", "Antal", "Antal händelser", decimals=0),
    Column("centre", "Medellinje", "Medelvärdet i basperioden, med årstiden inräknad där den är tydlig", decimals=2),
    Column("lower", "Nedre gräns", "Tre standardavvikelser under medellinjen, aldrig under 0", decimals=2),
    Column("upper", "Övre gräns", "Tre standardavvikelser över medellinjen", decimals=2),
    Column("in_baseline", "I basperioden", "Om punkten är med och bestämmer gränserna", words=_YES),
    *(Column(rule.value, RULES[rule], RULES[rule], words=_YES) for rule in Rule),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class ControlAnswer:
    """`table` has `COLUMNS`, `is_signal` and `unit`; empty when there is no chart, and then `why_not` says why.

    `spread` is how many times as much as by chance the baseline varies, 1 where it does not.
    """

    table: pd.DataFrame
    chart: ControlChart
    baseline: int
    spread: float = 1.0
    is_seasonal: bool = False
    why_not: str = ""


def control_chart(
    workspace: Workspace,
    asked: Selection,
    indicator_id: str,
    role: Role,
    chart: ControlChart | None = None,
    baseline: int = DEFAULT_BASELINE,
) -> ControlAnswer:
    """The chosen place's whole series with limits from its first `baseline` points; never re-based by itself.

    Counted indicators get u (rates) or c (bare counts), shares get p, the rest XmR. Limits of u, c and p follow the
    season of the municipality and are widened by Laney's factor where the baseline varies more than chance. Raises
    KeyError for an indicator that the municipality does not have.
    """
    workspace = workspace.seen_by(role)
    return _chart(workspace, workspace.data_key, asked, indicator_id, role, chart, baseline)


@kept(256)
def _chart(
    workspace: Workspace,
    key: DataKey,
    asked: Selection,
    indicator_id: str,
    role: Role,
    chart: ControlChart | None,
    baseline: int,
) -> ControlAnswer:
    indicator = workspace.definitions.indicators[indicator_id]
    series = figures(workspace, asked, indicator_id, "period", role)
    kind = chart if chart in possible_charts(indicator) else possible_charts(indicator)[0]
    if len(series) < FEWEST_BASELINE:
        why_not = f"Det finns {len(series)} tidpunkter. Ett styrdiagram behöver minst {FEWEST_BASELINE}."
        return ControlAnswer(pd.DataFrame(), kind, 0, why_not=why_not)
    if series["value"].isna().any():
        why_not = "Några månader saknas eller är dolda av sekretesskäl. Då går det inte att räkna gränser."
        return ControlAnswer(pd.DataFrame(), kind, 0, why_not=why_not)
    points = min(max(baseline, FEWEST_BASELINE), len(series))
    season = _season(workspace, asked, indicator, series, kind)
    limits, adjusted = _limits(series, indicator, kind, points, season)
    signals = run_signals(adjusted, limits.centre, limits.sigma).set_axis(series.index)
    kept = series[["period", "numerator", "unit", "source", "data_date", "is_synthetic"]]
    kept = kept.assign(unit=Unit.COUNT) if kind is ControlChart.COUNT else kept
    table = kept.assign(
        value=adjusted * season,
        centre=limits.centre * season,
        lower=limits.lower * season,
        upper=limits.upper * season,
        in_baseline=np.arange(len(series)) < points,
        **signals,
        is_signal=signals.any(axis=1),
    )
    return ControlAnswer(table, kind, points, limits.spread, bool(np.ptp(season) > 0))


def possible_charts(indicator: Indicator) -> tuple[ControlChart, ...]:
    """The charts that an indicator of its kind can have, the one that fits best first."""
    if indicator.kind == "mean":
        return (ControlChart.SINGLE,)
    if indicator.kind != "count":
        return (ControlChart.SHARE, ControlChart.SINGLE)
    rate = (ControlChart.RATE,) if indicator.unit is not Unit.COUNT else ()
    return (*rate, ControlChart.COUNT, ControlChart.SINGLE)


def _season(
    workspace: Workspace, asked: Selection, indicator: Indicator, series: pd.DataFrame, kind: ControlChart
) -> np.ndarray:
    """What each point is expected to be of the mean; ones for XmR and for figures of whole years."""
    if indicator.computed_from == "values" or kind is ControlChart.SINGLE:
        return np.ones(len(series))
    return season_factors(workspace, asked, indicator)[series["period"].str[5:].astype(int) - 1]


def _limits(
    series: pd.DataFrame, indicator: Indicator, kind: ControlChart, points: int, season: np.ndarray
) -> tuple[ControlLimits, np.ndarray]:
    """The limits in the unit of the values, before the season is laid on again; and the values without it."""
    value = series["value"].to_numpy(float)
    if kind is ControlChart.SINGLE:
        return xmr_limits(value, points), value
    if kind is ControlChart.SHARE:
        size = Hits.of(series, indicator).base
        if np.isnan(size).any():
            return xmr_limits(value, points), value
        limits = p_limits(value / 100 * size, size, points, is_adjusted=True)
        return _scaled(limits, 100.0), value
    counts = series["numerator"].to_numpy(float)
    persons = series["denominator"].fillna(1.0).to_numpy(float) if kind is ControlChart.RATE else np.ones(len(series))
    scale = SCALE.get(Unit(series["unit"].iloc[0]), 1.0) if kind is ControlChart.RATE else 1.0
    limits = u_limits(counts, persons * season, points, is_adjusted=True)
    return _scaled(limits, scale), counts / (persons * season) * scale


def _scaled(limits: ControlLimits, scale: float) -> ControlLimits:
    return ControlLimits(
        limits.centre * scale, limits.sigma * scale, limits.lower * scale, limits.upper * scale, limits.spread
    )
