"""Rows that are in the store already, or twice in the same file: they are counted, never added again."""

from collections.abc import Callable

import pandas as pd

from lib.intake.matching.matched import Matched

MESSAGE_VALUES = "Värdet finns redan med ett annat tal."
MESSAGE_PEOPLE = "Folkmängden för området och året finns redan."
REMEDY = "Ångra den tidigare omgången, eller läs in den nya filen i stället för den gamla med --replace."
KEYS = {
    "events": ["event_key", "category", "event_from"],
    "reports": ["report_key", "reported_at"],
    "news": ["news_key"],
    "indicator_values": ["indicator", "area_code", "period", "sex", "age"],
    "populations": ["area_code", "year", "sex", "age"],
    "walks": ["title", "starts_at"],
    "survey_results": ["survey", "question", "answer", "area_code", "period", "sex", "age"],
}
"""What makes two rows the same thing."""
AMOUNTS = {"indicator_values": "value", "populations": "count", "survey_results": "share_pct"}
LOOKS = {
    "events": ["category", "event_from", "event_to", "area_code", "lon", "lat"],
    "reports": ["category", "reported_at", "event_from", "area_code", "lon", "lat", "description"],
}
"""What rows without a key of their own are compared by, within files of the same name only: elsewhere rows that look
alike may be different things."""

TIMES = {"event_from", "event_to", "reported_at", "starts_at"}
NUMBERS = {"lon", "lat", "year"}
"""What databases and files give in different types."""

ReadStored = Callable[[str, list[str], tuple[int, int] | None], pd.DataFrame]
"""Table, columns and months → what the store has, with batch_id and file_name."""


def leave_out_known(matched: Matched, file_name: str, read_stored: ReadStored) -> tuple[Matched, int]:
    """The rows that are new, and how many were not. Contradictions become faults."""
    if matched.rows.empty:
        return matched, 0
    if matched.table in AMOUNTS:
        return _without_known_figures(matched, read_stored)
    columns = list(dict.fromkeys([*KEYS[matched.table], *LOOKS.get(matched.table, [])]))
    months = (int(matched.rows["month"].min()), int(matched.rows["month"].max())) if "month" in matched.rows else None
    stored = read_stored(matched.table, columns, months)
    if stored.empty and matched.table == "events":  # nothing to compare with, and twins in one file are two crimes
        return matched, 0
    is_known = _same_keys(matched, stored) | _same_looks(matched, stored[stored["file_name"] == file_name])
    return matched.keep(~is_known), matched.count_behind(is_known)


def _same_keys(matched: Matched, stored: pd.DataFrame) -> pd.Series:
    """Rows whose key is in the store, or earlier in the file where a key stands for one thing."""
    keys = KEYS[matched.table]
    has_key = matched.rows[keys[0]].notna()
    found = _texts(matched.rows[keys])
    known = set(_texts(stored.loc[stored[keys[0]].notna(), keys]))
    is_repeated = found.duplicated() & has_key if matched.table != "events" else has_key & False
    return (has_key & found.isin(known)) | is_repeated


def _same_looks(matched: Matched, stored: pd.DataFrame) -> pd.Series:
    """Rows without a key, each answered by one row of an earlier file with the same name."""
    nothing = pd.Series(False, index=matched.rows.index)
    if matched.table not in LOOKS or stored.empty:
        return nothing
    key = KEYS[matched.table][0]
    is_keyless = matched.rows[key].isna()
    looks = LOOKS[matched.table]
    found = _texts(matched.rows.loc[is_keyless, looks])
    n_stored = _texts(stored.loc[stored[key].isna(), looks]).value_counts()
    nth = found.groupby(found).cumcount()
    nothing.loc[found.index] = (nth < found.map(n_stored).fillna(0)).to_numpy()
    return nothing


def _without_known_figures(matched: Matched, read_stored: ReadStored) -> tuple[Matched, int]:
    keys, amount = KEYS[matched.table], AMOUNTS[matched.table]
    stored = read_stored(matched.table, [*keys, amount], None)
    rows = matched.rows
    latest = pd.Series(stored[amount].to_numpy(float), index=_texts(stored[keys]))
    latest = latest[~latest.index.duplicated(keep="last")]
    texts = _texts(rows[keys])
    there = texts.map(latest)
    # Both sides are as the store keeps them, so the same figure is exactly the same.
    is_same = texts.isin(latest.index) & ((there == rows[amount]) | (there.isna() & rows[amount].isna()))
    is_repeated = texts.duplicated()
    if matched.table == "populations":
        own = _texts(rows[["area_code", "year"]])
        is_there = own.isin(set(_texts(stored[["area_code", "year"]])))
        is_contradiction, message = is_there & ~is_same, MESSAGE_PEOPLE
    else:
        is_contradiction, message = texts.isin(latest.index) & ~is_same, MESSAGE_VALUES
    _add(matched, is_contradiction, rows[amount], message)
    is_known = (is_same | is_repeated) & ~is_contradiction
    return matched.keep(~is_known & ~is_contradiction), matched.count_behind(is_known)


def _add(matched: Matched, is_wrong: pd.Series, amounts: pd.Series, message: str) -> None:
    everywhere = pd.Series(matched.source.index.isin(matched.behind(is_wrong)), index=matched.source.index)
    found = amounts.astype(str).reindex(matched.source.index, fill_value="")
    matched.faults.add(everywhere, "värde", found, message, REMEDY)


def _texts(rows: pd.DataFrame) -> pd.Series:
    """Each row as one text, the same whatever types a database gives back."""
    parts = [_text(rows[name]) for name in rows]
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + "\x1f" + part
    return joined


def _text(values: pd.Series) -> pd.Series:
    """Texts as plain objects, "" for nothing."""
    if values.name in TIMES:
        values = pd.to_datetime(values).astype("datetime64[us]")
    elif values.name in NUMBERS:
        values = pd.to_numeric(values).astype(float)
    return pd.Series(["" if pd.isna(value) else str(value) for value in values], index=values.index, dtype=object)
