"""A table of reported crimes, checked and placed: what the store takes, and everything that was wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from lib.domain.categories import CrimeCategories
from lib.domain.codes import Precision, Secrecy
from lib.domain.faults import Fault, InputFault
from lib.intake.event_columns import EventColumns, guess_columns
from lib.intake.event_places import EventPlaces, read_event_places
from lib.intake.event_times import read_event_times
from lib.intake.folder_tables import months_of
from lib.intake.formats.heading import shown_names
from lib.intake.matching.categories import crime_names, whole_file
from lib.intake.placing import Ground
from lib.intake.row_faults import RowFaults
from lib.intake.table_file import TableFile

LONGEST_KEY = 80


@dataclass(frozen=True)
class Setting:
    """What an event is checked against: the municipality's ground, categories and clock."""

    ground: Ground
    categories: CrimeCategories
    time_zone: str
    today: date
    translations: Mapping[str, str] = field(default_factory=dict)
    """The file's word for a category → our id."""


@dataclass(frozen=True)
class CheckedEvents:
    """`rows` has the columns of the store's events, for the rows without faults only.

    The flags of `rows` that follow it have the same index.
    """

    rows: pd.DataFrame
    is_without_position: pd.Series
    is_outside: pd.Series
    is_municipality_level: pd.Series
    columns: EventColumns
    notes: tuple[str, ...]
    faults: RowFaults


def check_events(
    file: TableFile,
    setting: Setting,
    category: str | None,
    crs: str | None,
    chosen: Mapping[str, str] | None = None,
) -> CheckedEvents:
    """Check every row. `category` is for the whole file, and wins over what the file says; `chosen` is meaning →
    column where the guess is not to be trusted.

    Raises InputFault for what makes the file as a whole unusable: no dates, no category, unknown coordinates.
    """
    columns = _choose(file, guess_columns(list(file.rows.columns)), chosen or {})
    _check_columns(file, columns, category)
    faults = RowFaults(file.name, file.rows.index)
    _check_width(file, faults)
    times = read_event_times(file.rows, columns, faults, setting.time_zone, setting.today)
    categories = _categories(file.rows, columns, faults, setting, category)
    places = read_event_places(file.rows, columns, faults, setting.ground, crs)
    rows = places.table.assign(
        event_key=_keys(file.rows, columns, faults),
        category=categories,
        event_from=times.start,
        event_to=times.end,
        secrecy=Secrecy.INTERNAL,
    )
    return _accepted(rows, places, setting.categories, columns, times.notes, faults)


def _accepted(
    rows: pd.DataFrame,
    places: EventPlaces,
    categories: CrimeCategories,
    columns: EventColumns,
    notes: tuple[str, ...],
    faults: RowFaults,
) -> CheckedEvents:
    """The rows without faults. Those that may only be shown for the whole municipality lose their place."""
    kept = ~faults.is_rejected
    rows = rows[kept].assign(month=months_of(rows.loc[kept, "event_from"]))
    hidden = rows["category"].isin([one.id for one in categories.categories if one.municipality_level_only])
    rows.loc[hidden, ["area_code", "lon", "lat"]] = None
    rows.loc[hidden, "precision"] = Precision.AREA
    return CheckedEvents(
        rows,
        places.is_without_position[kept],
        places.is_outside[kept],
        hidden,
        columns,
        (places.crs_sentence, *notes),
        faults,
    )


def _choose(file: TableFile, guessed: EventColumns, chosen: Mapping[str, str]) -> EventColumns:
    """Raises InputFault for a meaning or a column that does not exist."""
    faults = []
    for meaning, column in chosen.items():
        if meaning not in EventColumns.__dataclass_fields__:
            remedy = f"Välj bland: {', '.join(EventColumns.__dataclass_fields__)}."
            faults.append(Fault("Kartfilen: columns", "Betydelsen finns inte.", meaning[:60], remedy))
        elif column not in file.rows.columns:
            remedy = f"Filen har kolumnerna {shown_names(file.rows.columns)}."
            faults.append(Fault(f"Kartfilen: columns → {meaning}", "Kolumnen finns inte.", column[:60], remedy))
    if faults:
        raise InputFault(*faults)
    return replace(guessed, **chosen)


def _check_columns(file: TableFile, columns: EventColumns, category: str | None) -> None:
    found = ", ".join(file.rows.columns[:20])
    faults = []
    if columns.start is None:
        remedy = "Kalla kolumnen datum, månad eller event_from."
        faults.append(Fault(file.name, "Ingen kolumn säger när det hände.", found, remedy))
    if columns.category is None and category is None:
        remedy = "Kalla kolumnen kategori, eller ange en kategori för hela filen."
        faults.append(Fault(file.name, "Ingen kolumn säger vad som hände.", found, remedy))
    if faults:
        raise InputFault(*faults)


def _check_width(file: TableFile, faults: RowFaults) -> None:
    is_overfull = pd.Series(file.rows.index.isin(file.overfull), index=file.rows.index)
    remedy = "Sätt citattecken runt celler som innehåller skiljetecken."
    faults.add(is_overfull, "sista kolumnen", "", "Raden har fler celler än rubrikraden.", remedy)


def _categories(
    rows: pd.DataFrame, columns: EventColumns, faults: RowFaults, setting: Setting, category: str | None
) -> pd.Series:
    """Ids of categories, from ids, names or translations whatever their case; missing where unknown."""
    names = crime_names(setting.categories, setting.translations)
    if category is not None:
        ids = [one.id for one in setting.categories.categories]
        return pd.Series(names[whole_file(category, names, ids)], index=rows.index)
    written = rows[columns.category]
    found = written.map({text: names.get(text.casefold()) for text in written.unique()})
    remedy = "Skriv ett id eller namn ur kommunens crime_categories.yaml."
    faults.add(written == "", str(columns.category), "", "Kategori saknas.", remedy)
    faults.add((written != "") & found.isna(), str(columns.category), written, "Kategorin finns inte.", remedy)
    return found


def _keys(rows: pd.DataFrame, columns: EventColumns, faults: RowFaults) -> pd.Series:
    if columns.event_key is None:
        return pd.Series(None, index=rows.index, dtype=object)
    keys = rows[columns.event_key]
    is_long = keys.str.len() > LONGEST_KEY
    faults.add(is_long, columns.event_key, keys, f"Id har fler än {LONGEST_KEY} tecken.", "Korta ner det.")
    return keys.astype(object).where(keys != "", None)
