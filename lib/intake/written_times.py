"""Dates and times as people and systems write them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
MONTH = r"\d{4}-\d{2}"
DAY = r"\d{4}[-/.]\d{2}[-/.]\d{2}|\d{8}"
DAY_AND_TIME = rf"\d{{4}}-\d{{2}}-\d{{2}}[T ]{CLOCK}"
WITH_ZONE = rf"({DAY_AND_TIME}) ?(?:Z|[+-]\d{{2}}:?\d{{2}})"
PARTS = rf"(\d{{1,2}})[/.](\d{{1,2}})[/.](\d{{4}})( {CLOCK})?"
TIME_OF_DAY = r"(?:kl\.? ?)?(\d{1,2})[:.]?(\d{2})(?:[:.](\d{2}))? ?([ap]m)?"


@dataclass(frozen=True)
class WrittenTimes:
    """`at` is the beginning of what was written, missing where it is empty or cannot be read.

    `reach` is how much the writing covers: month, day or moment. `day_comes_first` tells how dates like 3/5/2026 were
    read; None when there were none, or only such as can be read one way.
    """

    at: pd.Series
    reach: pd.Series
    day_comes_first: bool | None


def read_times(values: pd.Series, time_zone: str) -> WrittenTimes:
    """Months, days and moments; a moment with an offset is turned into the local time of `time_zone`.

    Dates with slashes or points are day first, unless that makes the column impossible and month first does not.
    """
    texts = pd.Series(values.unique(), dtype=object).astype(str)
    at = pd.Series(pd.NaT, index=texts.index, dtype="datetime64[us]")
    reach = pd.Series("moment", index=texts.index, dtype=object)
    for pattern, name, read in (
        (MONTH, "month", lambda found: _strict(found, "%Y-%m")),
        (DAY, "day", lambda found: _strict(found.str.replace(r"[-/.]", "", regex=True), "%Y%m%d")),
        (DAY_AND_TIME, "moment", _iso),
        (WITH_ZONE, "moment", lambda found: _local(found, time_zone)),
    ):
        fits = texts.str.fullmatch(pattern)
        if fits.any():
            at[fits], reach[fits] = read(texts[fits]), name
    day_comes_first = _read_parts(texts, at, reach)
    place = pd.Index(texts).get_indexer(values)
    return WrittenTimes(
        pd.Series(at.to_numpy()[place], index=values.index),
        pd.Series(reach.to_numpy()[place], index=values.index),
        day_comes_first,
    )


def read_clock(values: pd.Series) -> pd.Series:
    """Time since midnight of `22:15`, `22.15`, `2215`, `kl. 22.15` and `10:15 pm`; missing for anything else."""
    parts = values.str.lower().str.extract(rf"^{TIME_OF_DAY}$")
    hour, minute, second = (pd.to_numeric(parts[i], errors="coerce") for i in (0, 1, 2))
    is_12_hour = parts[3].notna()
    hour = hour.where(~is_12_hour, hour % 12 + 12 * (parts[3] == "pm"))
    second = second.fillna(0)
    possible = (hour < 24) & (minute < 60) & (second < 60)
    return pd.to_timedelta((hour * 3_600 + minute * 60 + second).where(possible), unit="s")


def _strict(texts: pd.Series, form: str) -> pd.Series:
    return pd.to_datetime(texts, format=form, errors="coerce")


def _iso(texts: pd.Series) -> pd.Series:
    padded = texts.str.replace("T", " ").str.replace(r" (\d):", r" 0\1:", regex=True)
    return pd.to_datetime(padded, format="ISO8601", errors="coerce")


def _local(texts: pd.Series, time_zone: str) -> pd.Series:
    moments = texts.str.extract(rf"^{WITH_ZONE}$")[0]
    offsets = texts.str.extract(r"(Z|[+-]\d{2}:?\d{2})$")[0]
    signs = offsets.str.startswith("-").map({True: -1, False: 1})
    digits = offsets.str.replace("Z", "+0000").str.replace(r"\D", "", regex=True).astype(int)
    minutes = signs * (digits // 100 * 60 + digits % 100)
    in_utc = _iso(moments) - pd.to_timedelta(minutes, unit="min")
    return in_utc.dt.tz_localize("UTC").dt.tz_convert(time_zone).dt.tz_localize(None)


def _read_parts(texts: pd.Series, at: pd.Series, reach: pd.Series) -> bool | None:
    """Dates in three parts, into `at` and `reach`."""
    parts = texts.str.extract(rf"^{PARTS}$")
    fits = parts[0].notna()
    if not fits.any():
        return None
    first, second = parts.loc[fits, 0].astype(int), parts.loc[fits, 1].astype(int)
    day_comes_first = bool((first > 12).any() or not (second > 12).any())
    day, month = (first, second) if day_comes_first else (second, first)
    written = parts.loc[fits, 2] + "-" + month.astype(str).str.zfill(2) + "-" + day.astype(str).str.zfill(2)
    at[fits] = _iso(written + parts.loc[fits, 3].fillna(" 00:00"))
    reach[fits] = np.where(parts.loc[fits, 3].notna(), "moment", "day")
    return day_comes_first if not (first > 12).any() and not (second > 12).any() else None
