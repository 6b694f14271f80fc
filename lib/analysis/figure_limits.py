"""How sure a figure is, and how that was worked out: limits, status and method."""

from typing import Any

import numpy as np
import pandas as pd

from lib.analysis.counted import SCALE
from lib.domain.codes import LimitsFrom, Status, Unit
from lib.stats.intervals import poisson_limits, wilson_limits

METHODS = {
    "count": "Antal händelser. Osäkerhet: Poissonintervall, exakt under 10 och enligt Byar från 10, 95 %.",
    "rate": "Antal händelser delat med personår. Osäkerhet: Poissonintervall, exakt under 10 och Byar från 10, 95 %.",
    "register_share": "Andel av alla i registret. Osäkerhet: Wilsons intervall, 95 %.",
    "survey_share": "Andel av dem som svarat. Osäkerhet: Wilsons intervall, 95 %.",
    "from_source": "Värdet och osäkerheten är källans egna: felmarginalen, 95 %.",
    "too_few_people": "Bara antal: för få invånare för att räkna per invånare.",
    "mean": "Medelvärde. Osäkerhet kan inte räknas utan spridning.",
}
ROUNDED = " Små antal är avrundade till {base}-tal, så att ingen enskild kan räknas fram; gränserna rymmer det."


def with_limits(rows: pd.DataFrame, rounded_to: int = 1) -> pd.DataFrame:
    """95 % limits and `limits_from`: the source's own margin of error where it gives one, which knows of its weights;
    else Poisson for counted events, Wilson for shares, none for what comes without its spread. Limits of counts that
    are rounded hold what was rounded away."""
    counted = (rows["kind"] == "count") & rows["numerator"].notna()
    low, high = _count_limits(rows["numerator"].where(counted), 2 * (rounded_to - 1))  # a period has two ends
    per_event = _per_event(rows)
    is_share = rows["kind"].isin(["register_share", "survey_share"])
    base = rows["denominator"].fillna(rows["n"]).astype(float).where(is_share)
    low_share, high_share = wilson_limits((rows["value"] / 100 * base).fillna(0).clip(upper=base.fillna(0)), base)
    limits = {
        "lower": np.where(counted, low * per_event, low_share * 100),
        "upper": np.where(counted, high * per_event, high_share * 100),
    }
    margin = _margins(rows)
    highest = np.where(rows["unit"] == Unit.PERCENT, 100.0, np.inf)
    own = {"lower": (rows["value"] - margin).clip(lower=0), "upper": np.minimum(rows["value"] + margin, highest)}
    limits = {name: np.where(margin.notna(), own[name], limit) for name, limit in limits.items()}
    limits = {name: np.where(rows["value"].notna(), limit, np.nan) for name, limit in limits.items()}
    known = [np.isnan(limits["lower"]), margin.notna(), counted]
    sources: list[Any] = [None, LimitsFrom.SOURCE, LimitsFrom.COUNT]
    return rows.assign(**limits, limits_from=np.select(known, sources, LimitsFrom.ANSWERS))


def _count_limits(counts: pd.Series, off_by: int) -> tuple[Any, Any]:
    if not off_by:
        return poisson_limits(counts)
    return poisson_limits((counts - off_by).clip(lower=0))[0], poisson_limits(counts + off_by)[1]


def _margins(rows: pd.DataFrame) -> pd.Series:
    return rows["margin"].astype(float) if "margin" in rows else pd.Series(np.nan, index=rows.index)


def _per_event(rows: pd.DataFrame) -> pd.Series:
    """What one event is worth in the row's unit."""
    scale = rows["unit"].map(SCALE)
    return (scale / rows["denominator"]).where(scale.notna(), 1.0)


def with_status(rows: pd.DataFrame, rounded_to: int) -> pd.DataFrame:
    """A rate that the population floor took away is not missing: its count is known."""
    is_rate = (rows["kind"] == "count") & (rows["unit"] != Unit.COUNT)
    only_count = is_rate & rows["value"].isna() & rows["numerator"].notna() & rows["denominator"].notna()
    status = np.select(
        [only_count, rows["value"].isna(), rows["value"] == 0],
        [Status.NOT_APPLICABLE, Status.MISSING, Status.ZERO],
        Status.VALUE,
    )
    method = rows["kind"].mask(is_rate, "rate").mask(only_count, "too_few_people")
    method = method.mask(rows["limits_from"] == LimitsFrom.SOURCE, "from_source")
    told = method.map(METHODS)
    if rounded_to > 1:
        told = told.mask(rows["numerator"].notna(), told + ROUNDED.format(base=rounded_to))
    return rows.assign(status=status, method=told)
