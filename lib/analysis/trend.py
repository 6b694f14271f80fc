"""Is the chosen place rising or falling over all the months there are?"""

from dataclasses import dataclass

from lib.analysis.figures import figures
from lib.analysis.kept import kept
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Change, Role
from lib.domain.selection import Selection
from lib.stats.trend import FEWEST_EVENTS, FEWEST_MONTHS, Trend, monthly_trend

LEVEL = 0.05


@dataclass(frozen=True, eq=False)
class TrendAnswer:
    """`fit` is None when there are too few months or events, and then `why_not` says so. `change` is judged at 5 %."""

    change: Change
    fit: Trend | None
    n_months: int
    n_events: int
    first: str
    last: str
    why_not: str = ""


def trend(workspace: Workspace, asked: Selection, indicator_id: str, role: Role) -> TrendAnswer:
    """The straight trend of the monthly counts in the chosen place, up to the end of the asked period, as per cent a
    year. Only for what is counted from single events or reports; ready-made figures have too few points."""
    workspace = workspace.seen_by(role)
    return _trend(workspace, workspace.data_key, asked, indicator_id, role)


@kept(256)
def _trend(workspace: Workspace, _key: DataKey, asked: Selection, indicator_id: str, role: Role) -> TrendAnswer:
    if workspace.definitions.indicators[indicator_id].computed_from == "values":
        return TrendAnswer(Change.UNKNOWN, None, 0, 0, "", "", "Siffran finns bara en gång om året.")
    series = figures(workspace, asked, indicator_id, "period", role)
    if series.empty:
        return TrendAnswer(Change.UNKNOWN, None, 0, 0, "", "", "Det finns inga månader att räkna på.")
    series = series[series["period"] <= str(asked.period.last)]
    if series["numerator"].isna().any():
        return TrendAnswer(Change.UNKNOWN, None, 0, 0, "", "", "Några månader är dolda av sekretesskäl.")
    counts, span = series["numerator"].to_numpy(float), (series["period"].min(), series["period"].max())
    size = len(counts), int(counts.sum())
    if size[0] < FEWEST_MONTHS:
        why_not = f"Serien är {size[0]} månader. En trend behöver minst {FEWEST_MONTHS} för att skiljas från årstiden."
        return TrendAnswer(Change.TOO_FEW, None, *size, *span, why_not)
    if size[1] < FEWEST_EVENTS:
        why_not = f"Serien har {size[1]} händelser. En trend behöver minst {FEWEST_EVENTS}."
        return TrendAnswer(Change.TOO_FEW, None, *size, *span, why_not)
    fit = monthly_trend(counts, series["denominator"].fillna(1.0), int(span[0][5:]))
    change = Change.MAYBE_CHANCE
    if fit.p_value < LEVEL:
        change = Change.INCREASE if fit.change_pct > 0 else Change.DECREASE
    return TrendAnswer(change, fit, *size, *span)
