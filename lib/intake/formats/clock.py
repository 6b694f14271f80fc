"""Times of the day as people and systems write them."""

import pandas as pd

CLOCK_PARTS = (
    r"^(?:kl\.? ?)?(?P<hour>[0-9]{1,2}?)(?:[:.]?(?P<minute>[0-9]{2})(?:[:.]?(?P<second>[0-9]{2}(?:[.,][0-9]{1,9})?))?)?"
    r" ?(?P<half>[apfe]\.?m\.?)?$"
)


def read_clock(texts: pd.Series) -> pd.Series:
    """Time since midnight of `8:24`, `08.24`, `0824`, `kl. 8.24`, `3:05 PM` and `24:00`; missing for anything else."""
    codes, unique = pd.factorize(texts.fillna("").astype(str))
    clock = _clock(pd.Series(unique, dtype="str").str.strip().str.lower())
    return pd.Series(clock.array[codes], index=texts.index)


def _clock(plain: pd.Series) -> pd.Series:
    parts = plain.where(plain.str.contains(r"[:.]|[ap]\.?m|^(?:kl\.? ?)?[0-9]{4}(?:[0-9]{2})?$")).str.extract(
        CLOCK_PARTS
    )
    hour, minute, second = (
        pd.to_numeric(parts[name].str.replace(",", "."), errors="coerce").fillna(0.0)
        for name in ("hour", "minute", "second")
    )
    half = parts["half"].str[:1]
    is_12_hour = half.notna()
    is_possible = parts["hour"].notna() & (minute < 60) & (second < 60)
    is_possible &= (is_12_hour & hour.between(1, 12)) | (~is_12_hour & (hour < 24))
    is_possible |= ~is_12_hour & (hour == 24) & (minute == 0) & (second == 0)
    hour = hour.where(~is_12_hour, hour % 12 + 12 * half.isin(["p", "e"]))
    return pd.to_timedelta((hour * 3_600 + minute * 60 + second).where(is_possible), unit="s")
