"""A figure beside another: the same figure for the whole, and the same figure before."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.analysis.counted import By
from lib.analysis.ready import share_base
from lib.domain.codes import Change, Difference, Unit
from lib.stats.change import FEWEST_EVENTS, count_change_p, share_change_p
from lib.stats.month_spread import dispersion_of

LEVEL = 0.05


def with_comparison(rows: pd.DataFrame, whole: pd.DataFrame, name: str, by: By) -> pd.DataFrame:
    """Add comparison_name, comparison_value and difference.

    `whole` holds the other figures, by indicator and (for series and splits) the same period, theme, sex or age.
    Lower or higher means that the other value lies outside the row's 95 % limits. A count of a part says nothing
    against the count of the whole, so counts are not compared.
    """
    if whole.empty:
        return rows.assign(comparison_name=None, comparison_value=np.nan, difference=Difference.UNKNOWN)
    on = ["indicator"] if by in ("total", "area") else ["indicator", by]
    compared = _matching(rows, whole.drop_duplicates(on), on)["value"].where(rows["unit"] != Unit.COUNT)
    unknown = rows["upper"].isna() | compared.isna()
    difference = np.select(
        [unknown, rows["upper"] < compared, rows["lower"] > compared],
        [Difference.UNKNOWN, Difference.LOWER, Difference.HIGHER],
        Difference.SIMILAR,
    )
    names = compared.notna().map({True: name, False: None})
    return rows.assign(comparison_name=names, comparison_value=compared, difference=difference)


def with_change(rows: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Add previous_period, previous_value, is_previous_scaled, change_pct and change, from an earlier time's figures.

    A bare count of an earlier time that is longer or shorter is scaled to as many months as the row's own. Where the
    rows have `spread` (`month_spread`) counts must differ by more than months of such a spread do.
    """
    if before.empty:
        unknown = {"previous_value": np.nan, "is_previous_scaled": False, "change_pct": np.nan}
        return rows.assign(previous_period=None, change=Change.UNKNOWN, **unknown)
    keys = ("indicator", "area_code", "sex", "age", "theme", "category")
    on = [name for name in keys if name in rows and name in before]
    earlier = _matching(rows, before, on)
    longer = (_months(rows) / _months(earlier)).where(rows["unit"] == Unit.COUNT, 1.0)
    value, previous = rows["value"], earlier["value"] * longer
    return rows.assign(
        previous_period=earlier.get("period"),
        previous_value=previous,
        is_previous_scaled=previous.notna() & (longer != 1),
        change_pct=(value / previous.where(previous != 0) - 1) * 100,
        change=_classes(rows, earlier, previous),
    )


def _matching(rows: pd.DataFrame, others: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    """The row of `others` for each of `rows`, in their order; missing where there is none."""
    more = [name for name in ("margin", "period", "months") if name in others]
    numbers = ["value", "numerator", "denominator", "n", *more]
    wanted = others[[*on, *(name for name in numbers if name not in on)]]
    return rows[on].merge(wanted, on=on, how="left", validate="many_to_one").set_axis(rows.index)


def _classes(rows: pd.DataFrame, earlier: pd.DataFrame, previous: pd.Series) -> NDArray[np.str_]:
    counted = (rows["kind"] == "count") & rows["numerator"].notna()
    few = counted & (rows["numerator"] + earlier["numerator"].fillna(0) < FEWEST_EVENTS)
    p = np.where(counted, _count_p(rows, earlier), _share_p(rows, earlier))
    return np.select(
        [
            earlier["value"].isna() | rows["value"].isna(),
            few,
            np.isnan(p),
            p >= LEVEL,
            rows["value"] > previous,
        ],
        [Change.UNKNOWN, Change.TOO_FEW, Change.UNKNOWN, Change.MAYBE_CHANCE, Change.INCREASE],
        Change.DECREASE,
    )


def _months(rows: pd.DataFrame) -> pd.Series:
    """Ready-made figures are of a year each, and do not say so."""
    return rows["months"] if "months" in rows else pd.Series(12, index=rows.index)


def _count_p(rows: pd.DataFrame, earlier: pd.DataFrame) -> NDArray[np.float64]:
    """Exposed: person-years, or months where there are none."""
    now, before = (frame["denominator"].fillna(_months(frame)) for frame in (rows, earlier))
    spread = rows["spread"] if "spread" in rows else pd.Series(0.0, index=rows.index)
    events, months = rows["numerator"] + earlier["numerator"], _months(rows) + _months(earlier)
    dispersion = dispersion_of(spread, events, months)
    return count_change_p(rows["numerator"], earlier["numerator"], now, before, dispersion)


def _share_p(rows: pd.DataFrame, earlier: pd.DataFrame) -> NDArray[np.float64]:
    sizes = [share_base(frame) for frame in (rows, earlier)]
    hits = [frame["value"] / 100 * size for frame, size in zip((rows, earlier), sizes, strict=True)]
    is_share = rows["unit"] == Unit.PERCENT
    return np.where(is_share, share_change_p(hits[0].where(is_share), sizes[0], hits[1], sizes[1]), np.nan)
