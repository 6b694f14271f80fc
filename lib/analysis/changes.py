"""What changed from one period to the other, when many comparisons are made and some must differ by chance?"""

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.analysis.counted import covered_period
from lib.analysis.kept import kept
from lib.analysis.month_variation import row_spreads
from lib.analysis.period_counts import CountedBy, period_counts
from lib.analysis.ready import ready_figures, share_base
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Change, Role, Unit
from lib.domain.columns import Column
from lib.domain.indicator import Indicator
from lib.domain.period import Period
from lib.domain.selection import Selection
from lib.domain.words import CHANGES
from lib.privacy.suppression import hidden_counts, hidden_surveys
from lib.stats.change import FEWEST_EVENTS, count_change_p, rate_ratio, share_change_p, share_difference
from lib.stats.discoveries import adjusted_p
from lib.stats.month_spread import dispersion_of

LEVEL = 0.05

COLUMNS = (
    Column("area_code", "Områdeskod", "SCB:s kod för området, eller kommunens kod"),
    Column("area_name", "Område", "Områdets namn"),
    Column("kind_name", "Slag", "Tema eller brottstyp"),
    Column("now", "Nu", "Antal händelser i perioden, eller andel i procent", decimals=0),
    Column("before", "Före", "Antal händelser i jämförelseperioden, eller andel i procent", decimals=0),
    Column("change", "Bedömning", "Om skillnaden är större än slumpen brukar ge", words=CHANGES),
    Column("size", "Förändring", "Förändring i procent av takten före, eller i procentenheter för andelar", decimals=0),
    Column("lower", "Nedre gräns", "Nedre gräns för förändringen, 95 %", decimals=0),
    Column("upper", "Övre gräns", "Övre gräns för förändringen, 95 %", decimals=0),
    Column("ratio", "Kvot", "Takten nu delad med takten före", decimals=2),
    Column("ratio_lower", "Kvot, nedre", "Nedre gräns för kvoten, 95 %", decimals=2),
    Column("ratio_upper", "Kvot, övre", "Övre gräns för kvoten, 95 %", decimals=2),
    Column("p_value", "p-värde", "Sannolikheten för minst så stor skillnad om inget ändrats", decimals=4),
    Column("adjusted_p", "p-värde, justerat", "Efter hänsyn till antalet jämförelser (Benjamini–Hochberg)", decimals=4),
    Column("dispersion", "Spridning", "Hur många gånger mer än slumpen antalen varierar, minst 1", decimals=2),
    Column("months", "Månader nu", "Periodens längd i månader", decimals=0),
    Column("months_before", "Månader före", "Jämförelseperiodens längd i månader", decimals=0),
)
_NUMBERS = (
    "now", "before", "size", "lower", "upper", "ratio", "ratio_lower", "ratio_upper", "p_value", "adjusted_p",
    "dispersion",
)  # fmt: skip


def changes(
    workspace: Workspace, asked: Selection, indicator_id: str, by: CountedBy, role: Role, n_years: int = 1
) -> pd.DataFrame:
    """One row (`COLUMNS`, with `unit`, `is_alone`, `is_suppressed`, `source`, `data_date` and `is_synthetic`) for the
    chosen place (`total`), each area, each of the place's themes or categories, or each area and theme.

    Counts are compared with the comparison period and, for `n_years` above 1, with the same months of the years
    before it, as far as the data reach; ready-made shares with the figure before. Limits and p-values of counts
    are widened where months vary more than by chance (`dispersion`). `change` is judged by the p-value
    where one question is asked (`total`) and otherwise by the adjusted one, at 5 %; `is_alone` marks rows that would
    have passed had they been asked about alone. Rows with fewer than ten events together are too few, and no tests.
    Empty where the indicator has no earlier figures of that kind.
    """
    workspace = workspace.seen_by(role)
    key, is_one = workspace.data_key, by == "total" and asked.area in workspace.area_names
    areas = () if is_one or by in ("area", "area_theme") else asked.areas
    rows = _changes(workspace, key, replace(asked, areas=areas), indicator_id, "area" if is_one else by, role, n_years)
    return _alone(rows[rows["area_code"] == asked.area]) if is_one and len(rows) else rows


def _alone(rows: pd.DataFrame) -> pd.DataFrame:
    """An area's row out of the table by area, as the answer to one question: not adjusted for the other areas."""
    risen = np.where(rows["size"] > 0, Change.INCREASE, Change.DECREASE)
    change = np.where(rows["is_alone"], risen, rows["change"])
    return rows.assign(change=change, adjusted_p=rows["p_value"], is_alone=False)


def compared_periods(workspace: Workspace, asked: Selection, indicator_id: str, n_years: int) -> tuple[Period, ...]:
    """The comparison period and the same months of the years before it, newest first, that the data cover."""
    covered = covered_period(
        workspace, workspace.data_key, workspace.definitions.indicators[indicator_id].computed_from
    )
    first = asked.comparison
    back = [Period(first.first.shift(-12 * i), first.last.shift(-12 * i)) for i in range(n_years)]
    apart = back if first.months <= 12 else back[:1]  # longer periods would overlap
    return tuple(period for period in apart if covered is not None and covered.covers(period))


@kept(256)
def _changes(
    workspace: Workspace, key: DataKey, asked: Selection, indicator_id: str, by: CountedBy, role: Role, n_years: int
) -> pd.DataFrame:
    indicator = workspace.definitions.indicators[indicator_id]
    if indicator.computed_from == "values":
        if by not in ("total", "area") or indicator.unit is not Unit.PERCENT:
            return pd.DataFrame()
        rows = _share_rows(workspace, key, asked, indicator, by)
    else:
        earlier = compared_periods(workspace, asked, indicator_id, n_years)
        rows = _count_rows(workspace, key, asked, indicator, by, earlier)
    if rows.empty:
        return rows
    return _named(_private(_judged(rows, by), workspace, indicator, by, role), workspace)


def _count_rows(
    workspace: Workspace,
    key: DataKey,
    asked: Selection,
    indicator: Indicator,
    by: CountedBy,
    earlier: tuple[Period, ...],
) -> pd.DataFrame:
    """Counts now and in all the earlier periods together, with what follows from them."""
    both = period_counts(workspace, key, asked, indicator, by, earlier)
    if both.empty:
        return both
    both = both.assign(months=asked.period.months, months_before=sum(period.months for period in earlier))
    return _with_ratio(both.assign(dispersion=_dispersion(workspace, asked, indicator, by, both)))


def _dispersion(
    workspace: Workspace, asked: Selection, indicator: Indicator, by: CountedBy, both: pd.DataFrame
) -> NDArray[np.float64]:
    spread = row_spreads(workspace, asked, indicator, both, by in ("area", "area_theme"))
    return dispersion_of(spread, both["numerator"] + both["numerator_before"], both["months"] + both["months_before"])


def _with_ratio(both: pd.DataFrame) -> pd.DataFrame:
    counted = [both[name].astype(float) for name in ("numerator", "numerator_before")]
    exposed, dispersion = (both["exposure"], both["exposure_before"]), both["dispersion"]
    ratio = rate_ratio(counted[0], counted[1], exposed[0], exposed[1], dispersion=dispersion)
    return both.assign(
        unit=Unit.COUNT,
        now=counted[0],
        before=counted[1],
        n=np.nan,
        n_before=np.nan,
        ratio=ratio.estimate,
        ratio_lower=ratio.lower,
        ratio_upper=ratio.upper,
        size=(ratio.estimate - 1) * 100,
        lower=(ratio.lower - 1) * 100,
        upper=(ratio.upper - 1) * 100,
        p_value=count_change_p(counted[0], counted[1], exposed[0], exposed[1], dispersion),
    )


def _share_rows(
    workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator, by: CountedBy
) -> pd.DataFrame:
    """The latest figure within the period against the one before it, in percentage points."""
    read = ready_figures(workspace, key, asked, (indicator.id,), "area" if by == "area" else "total")
    names = ["area_code", "value", "numerator", "denominator", "n", "margin", "period"]
    both = read.now.merge(read.before[names], on="area_code", suffixes=("", "_before"))
    if both.empty:
        return both
    parts = ("value", "denominator", "n", "margin")
    sizes = [share_base(both[[f"{name}{end}" for name in parts]].set_axis(parts, axis=1)) for end in ("", "_before")]
    hits = [both[f"value{end}"] / 100 * size for end, size in zip(("", "_before"), sizes, strict=True)]
    asked_of = hits[0].clip(upper=sizes[0]), sizes[0], hits[1].clip(upper=sizes[1]), sizes[1]
    difference = share_difference(*(part.fillna(0) for part in asked_of))
    return both.assign(
        unit=Unit.PERCENT,
        now=both["value"],
        before=both["value_before"],
        ratio=np.nan,
        ratio_lower=np.nan,
        ratio_upper=np.nan,
        size=both["value"] - both["value_before"],
        lower=difference.lower * 100,
        upper=difference.upper * 100,
        p_value=share_change_p(*asked_of),
        dispersion=np.nan,
        months=np.nan,
        months_before=np.nan,
    )


def _judged(rows: pd.DataFrame, by: CountedBy) -> pd.DataFrame:
    few = (rows["unit"] == Unit.COUNT) & (rows["now"] + rows["before"] < FEWEST_EVENTS)
    p_value = rows["p_value"].mask(few)
    adjusted = pd.Series(adjusted_p(p_value), index=rows.index)
    judged_by = p_value if by == "total" else adjusted
    change = np.select(
        [few, judged_by.isna(), judged_by >= LEVEL, rows["size"] > 0],
        [Change.TOO_FEW, Change.UNKNOWN, Change.MAYBE_CHANCE, Change.INCREASE],
        Change.DECREASE,
    )
    is_alone = (p_value < LEVEL) & (judged_by >= LEVEL)
    return rows.assign(p_value=p_value, adjusted_p=adjusted, change=change, is_alone=is_alone)


def _private(rows: pd.DataFrame, workspace: Workspace, indicator: Indicator, by: CountedBy, role: Role) -> pd.DataFrame:
    """Hide rows with a small count in either period, and what they could be worked out from."""
    rules = workspace.municipality.disclosure
    if indicator.kind == "survey_share":
        hidden = hidden_surveys(rows["n"], rules) | hidden_surveys(rows["n_before"], rules)
    else:
        lists = rows.groupby("theme") if by == "area_theme" else [("", rows)]
        hidden = pd.Series(False, index=rows.index)
        for _, part in lists:
            for name in ("numerator", "numerator_before"):
                hidden.loc[part.index] |= hidden_counts(part[name], rules, role)
    rows = rows.assign(is_suppressed=hidden)
    if not hidden.any():
        return rows
    rows[list(_NUMBERS)] = rows[list(_NUMBERS)].mask(hidden)
    rows.loc[hidden, "change"] = Change.UNKNOWN
    return rows.assign(is_alone=rows["is_alone"] & ~hidden)


def _named(rows: pd.DataFrame, workspace: Workspace) -> pd.DataFrame:
    """With names, and only the declared columns."""
    definitions = workspace.definitions
    themes = {theme.id: theme.name for theme in definitions.report_categories.categories}
    categories = {category.id: category.name for category in definitions.crime_categories.categories}
    kind = rows.get("category", rows.get("theme", pd.Series(None, index=rows.index, dtype=object)))
    rows = rows.assign(
        area_name=rows["area_code"].map(workspace.area_names).fillna(workspace.municipality.name),
        kind=kind,
        kind_name=kind.map(categories | themes).fillna(kind),
    )
    kept = [column.name for column in COLUMNS]
    more = ["kind", "unit", "is_alone", "is_suppressed", "source", "data_date", "is_synthetic"]
    return rows[[*kept, *more]]
