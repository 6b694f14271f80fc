"""A figure beside another: the same figure for the whole, and the same figure before."""

import numpy as np
import pandas as pd

from lib.analysis.counted import By
from lib.domain.codes import Change, Difference, Unit
from lib.domain.indicator import Indicator
from lib.stats.change import FEWEST_EVENTS, count_change_p, share_change_p

LEVEL = 0.05
_JOIN = {"period": "period", "theme": "theme", "sex": "sex", "age": "age"}


def with_comparison(rows: pd.DataFrame, compared_with: tuple[str, pd.DataFrame], by: By) -> pd.DataFrame:
    """Add comparison_name, comparison_value and difference.

    Lower or higher means that the other value lies outside the row's 95 % limits. A count of a part says nothing
    against the count of the whole, so counts are not compared.
    """
    name, whole = compared_with
    if whole.empty or rows["unit"].iloc[0] == Unit.COUNT:
        return rows.assign(comparison_name=None, comparison_value=np.nan, difference=Difference.UNKNOWN)
    if by in _JOIN:
        compared = rows[_JOIN[by]].map(whole.drop_duplicates(_JOIN[by]).set_index(_JOIN[by])["value"]).astype(float)
    else:
        compared = pd.Series(float(whole["value"].iloc[0]), index=rows.index)
    difference = np.select(
        [rows["upper"].isna() | compared.isna(), rows["upper"] < compared, rows["lower"] > compared],
        [Difference.UNKNOWN, Difference.LOWER, Difference.HIGHER],
        Difference.SIMILAR,
    )
    return rows.assign(comparison_name=name, comparison_value=compared, difference=difference)


def with_change(rows: pd.DataFrame, before: pd.DataFrame, indicator: Indicator, by: By) -> pd.DataFrame:
    """Add previous_period, previous_value, change_pct and change; a series has no single change."""
    if by == "period" or before.empty:
        return rows.assign(previous_period=None, previous_value=np.nan, change_pct=np.nan, change=Change.UNKNOWN)
    keys = [name for name in ("area_code", "sex", "age", "theme") if name in rows and name in before]
    earlier = before.set_index(keys).reindex(pd.MultiIndex.from_frame(rows[keys]) if len(keys) > 1 else rows[keys[0]])
    earlier = earlier.reset_index(drop=True).set_axis(rows.index)
    value, previous = rows["value"].astype(float), earlier["value"].astype(float)
    change_pct = (value / previous.where(previous != 0) - 1) * 100
    return rows.assign(
        previous_period=earlier.get("period"),
        previous_value=previous,
        change_pct=change_pct,
        change=_classes(rows, earlier, indicator),
    )


def _classes(rows: pd.DataFrame, earlier: pd.DataFrame, indicator: Indicator) -> np.ndarray:
    if indicator.kind == "count" and indicator.computed_from != "values":
        exposed = [frame["denominator"].fillna(1.0) for frame in (rows, earlier)]
        p = count_change_p(rows["numerator"], earlier["numerator"], *exposed)
        few = (rows["numerator"] + earlier["numerator"].fillna(0)) < FEWEST_EVENTS
    else:
        p = _share_p(rows, earlier)
        few = pd.Series(False, index=rows.index)
    rising = rows["value"] > earlier["value"]
    return np.select(
        [earlier["value"].isna() | rows["value"].isna(), few, np.isnan(p), p >= LEVEL, rising],
        [Change.UNKNOWN, Change.TOO_FEW, Change.UNKNOWN, Change.MAYBE_CHANCE, Change.INCREASE],
        Change.DECREASE,
    )


def _share_p(rows: pd.DataFrame, earlier: pd.DataFrame) -> np.ndarray:
    sizes = [frame["denominator"].fillna(frame["n"]).astype(float) for frame in (rows, earlier)]
    hits = [frame["value"] / 100 * size for frame, size in zip((rows, earlier), sizes, strict=True)]
    return share_change_p(hits[0], sizes[0], hits[1], sizes[1])
