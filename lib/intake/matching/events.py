"""Reported crimes from a reader of a known format: category, window, place and area."""

import pandas as pd

from lib.domain.codes import Precision, Secrecy
from lib.intake.folder_tables import months_of
from lib.intake.matching.categories import crime_names, keys_of, whole_file
from lib.intake.matching.matched import Matched, lengths, map_texts, start_faults, texts_of
from lib.intake.matching.places import place_rows
from lib.intake.matching.surroundings import Surroundings
from lib.intake.personal_rows import hold_back
from lib.intake.reader import ReadFile
from lib.intake.row_faults import RowFaults

LONGEST_KEY = 80
EARLIEST_YEAR = 1900
REMEDY = "Välj vilken av kommunens kategorier ordet är (i en kartfil: categories), eller en för hela filen."


def match_events(read: ReadFile, surroundings: Surroundings, file_name: str, word: str) -> Matched:
    """Rows for `events`. Those that may only be shown for the whole municipality lose their place."""
    faults = start_faults(read, file_name, word)
    categories = surroundings.definitions.crime_categories
    category = _categories(read, surroundings, faults)
    hold_back(read, faults)
    check_times(read.rows["event_from"], read.rows["event_to"], surroundings, faults)
    placed, places = place_rows(read, surroundings, faults)
    table = places.assign(
        event_key=keys(read.rows["event_key"], faults),
        category=category,
        event_from=pd.to_datetime(read.rows["event_from"]),
        event_to=pd.to_datetime(read.rows["event_to"]),
        secrecy=Secrecy.INTERNAL,
    )
    kept = ~faults.is_rejected
    rows = table[kept].assign(month=months_of(table.loc[kept, "event_from"]))
    hidden = rows["category"].isin([one.id for one in categories.categories if one.municipality_level_only])
    rows.loc[hidden, ["area_code", "lon", "lat"]] = None
    rows.loc[hidden, "precision"] = Precision.AREA
    return Matched(
        "events", read.rows, rows, faults, (placed.crs_sentence,), {},
        placed.is_without_position[kept], placed.is_outside[kept], hidden,
    )  # fmt: skip


def check_times(start: pd.Series, end: pd.Series | None, surroundings: Surroundings, faults: RowFaults) -> None:
    """A fault for a time that is missing, long ago or in the future, and for an end before its start."""
    at = pd.to_datetime(start)
    faults.add(at.isna(), "tid", "", "Tidpunkten saknas.", "Fyll i när det hände.")
    _add_moments(at.dt.year < EARLIEST_YEAR, "tid", at, f"Tiden ligger före {EARLIEST_YEAR}.", "Rätta tiden.", faults)
    latest = pd.Timestamp(surroundings.today) + pd.Timedelta(days=2)  # a file from a time zone ahead of ours
    _add_moments(at >= latest, "tid", at, "Tiden ligger i framtiden.", "Rätta tiden.", faults)
    if end is not None:
        last = pd.to_datetime(end)
        remedy = "Kontrollera att från och till inte bytt plats."
        _add_moments(last < at, "sluttid", last, "Sluttiden ligger före starttiden.", remedy, faults)


def _add_moments(
    is_wrong: pd.Series, column: str, moments: pd.Series, message: str, remedy: str, faults: RowFaults
) -> None:
    if is_wrong.any():
        found = moments[is_wrong].astype(str).str.removesuffix(" 00:00:00")
        faults.add(is_wrong, column, found, message, remedy)


def keys(written: pd.Series, faults: RowFaults) -> pd.Series:
    """The file's own ids, None where it has none."""
    is_long = lengths(written) > LONGEST_KEY
    faults.add(
        is_long.fillna(value=False).astype(bool),
        "id",
        written,
        f"Id har fler än {LONGEST_KEY} tecken.",
        "Korta ner det.",
    )
    is_whole = isinstance(written.dtype, pd.StringDtype) and written.notna().all()
    return written if is_whole else written.astype(object).where(written.notna(), None)


def _categories(read: ReadFile, surroundings: Surroundings, faults: RowFaults) -> pd.Series:
    categories = surroundings.definitions.crime_categories
    names = crime_names(categories, surroundings.translations.categories)
    if surroundings.category is not None:
        ids = [one.id for one in categories.categories]
        return pd.Series(names[whole_file(surroundings.category, names, ids)], index=read.rows.index)
    texts = texts_of(read.rows["category"])
    found = keys_of(texts, names)
    faults.add(texts == "", "kategori", "", "Kategori saknas.", REMEDY)
    faults.add((texts != "") & found.isna(), "kategori", texts, "Kategorin finns inte.", REMEDY)
    return map_texts(found.fillna(""), dict(names))
