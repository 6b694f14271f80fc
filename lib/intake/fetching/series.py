"""What fetching gives, whatever the service: the figures of one indicator, as the store has them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.domain.codes import Secrecy

KEYS = ["area_code", "period", "sex", "age"]


@dataclass(frozen=True, eq=False)
class Series:
    """One indicator's figures: rows for `indicator_values`. `code` is what the service itself calls them."""

    indicator: str
    code: str
    rows: pd.DataFrame
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Fetched:
    """One series for each indicator, and notes on them all."""

    series: tuple[Series, ...]
    notes: tuple[str, ...] = ()


def series_rows(read: pd.DataFrame, indicator: str, source: str) -> pd.DataFrame:
    """A reader's rows of values, in a fixed order, as rows of one indicator.

    Published statistics are open. A year's figure reaches to its last day.
    """
    rows = read[["area", "period", "sex", "age", "value"]].rename(columns={"area": "area_code"})
    rows = rows.sort_values(KEYS, ignore_index=True)
    return rows.assign(
        indicator=indicator,
        numerator=None,
        denominator=None,
        n=None,
        source=source,
        data_date=[_last_day(period) for period in rows["period"]],
        secrecy=Secrecy.OPEN.value,
    )


def _last_day(period: str) -> date:
    """Of `2024` or `2024-03`."""
    year, month = int(period[:4]), int(period[5:] or 12)
    return date(year, month, monthrange(year, month)[1])
