"""What a plan tells of a file: counts, first rows, remarks, and why nothing is left of it."""

from dataclasses import replace
from typing import Any

import pandas as pd

from lib.actions.import_plan import AreaCount, ImportReport, Wishes
from lib.domain.faults import Fault
from lib.domain.words import listing, number
from lib.intake.file_words import file_words
from lib.intake.incoming import Incoming
from lib.intake.matching.matched import Matched
from lib.intake.matching.surroundings import Surroundings
from lib.intake.personal_rows import masked_fault, masked_fully
from lib.intake.quarantined import MOST_HELD

FAULTS_SHOWN = 20
ROWS_SHOWN = 20
HIDDEN_IN_PREVIEW = {"month", "secrecy", "version", "precision"}


def nothing_left(file_name: str, incoming: Incoming) -> tuple[Fault, ...]:
    """Why no row can go in, the whole first and then single rows."""
    n_wrong = incoming.n_rejected
    reasons = [f"{number(n)} {reason}" for reason, n in incoming.left_out.items()]
    if not n_wrong:
        remedy = "Kontrollera att filen är för den här kommunen, eller översätt i en kartfil."
        return (Fault(file_name, "Inget i filen går att läsa in här.", listing(reasons), remedy),)
    found = listing([f"{number(n_wrong)} {'rad' if n_wrong == 1 else 'rader'} med fel", *reasons])
    first = Fault(file_name, "Ingen rad gick att läsa in.", found, "De första felen följer.")
    return (first, *incoming.first_faults(FAULTS_SHOWN))


def summary(report: ImportReport, incoming: Incoming, n_duplicates: int, surroundings: Surroundings) -> ImportReport:
    """The report with its counts, areas, first faults and first rows; what may point out a person is masked."""
    matched = incoming.matched
    n_accepted = sum(part.count_behind(pd.Series(True, index=part.rows.index)) for part in incoming.parts)
    flags = (matched.is_without_position, matched.is_outside, matched.is_municipality_level)
    without, outside, whole = (0 if flag is None else int(flag.sum()) for flag in flags)
    return replace(
        report, n_rows=incoming.n_rows, format=incoming.format_id, format_name=incoming.read.format_name,
        kind=incoming.read.kind, n_accepted=n_accepted, n_rejected=incoming.n_rejected, n_duplicates=n_duplicates,
        n_stored=sum(len(part.rows) for part in incoming.parts), n_without_position=without, n_outside=outside,
        n_municipality_level=whole, left_out=incoming.left_out, areas=_area_counts(matched, surroundings),
        columns=incoming.read.columns, faults=tuple(map(masked_fault, incoming.first_faults(FAULTS_SHOWN))),
        n_faults=incoming.n_faults, preview=_preview(matched),
        words=file_words(incoming.parts, incoming.read.attributes, surroundings),
        rows_outside=_first_rows(matched, matched.is_outside),
        rows_without_position=_first_rows(matched, matched.is_without_position),
    )  # fmt: skip


def _first_rows(matched: Matched, is_it: pd.Series | None) -> tuple[int, ...]:
    return () if is_it is None else row_numbers(matched, is_it.index[is_it][:ROWS_SHOWN])


def row_numbers(matched: Matched, rows: pd.Index) -> tuple[int, ...]:
    """As a person finds them in the file."""
    return tuple(int(number) for number in matched.source["row"].loc[rows])


def _area_counts(matched: Matched, surroundings: Surroundings) -> tuple[AreaCount, ...]:
    """Every area, also those without rows, in the order of their codes; nothing where rows are no happenings."""
    if matched.table not in ("events", "reports"):
        return ()
    areas = surroundings.ground.areas
    counts = matched.rows["area_code"].value_counts().reindex(areas["area_code"], fill_value=0)
    triples = zip(areas["area_code"], areas["name"], counts, strict=True)
    return tuple(AreaCount(code, name, int(count)) for code, name, count in triples)


def _preview(matched: Matched) -> tuple[dict[str, Any], ...]:
    rows = matched.rows.head(ROWS_SHOWN)
    shown = rows[[name for name in rows if name not in HIDDEN_IN_PREVIEW]]
    return tuple({str(name): _shown(cell) for name, cell in row.items()} for row in shown.to_dict("records"))


def _shown(cell: Any) -> Any:
    if isinstance(cell, list | dict):
        return cell
    if pd.isna(cell):
        return None
    if isinstance(cell, str):
        return masked_fully(cell)
    return cell.isoformat(sep=" ") if isinstance(cell, pd.Timestamp) else cell


def remarks(
    incoming: Incoming, earlier: int | None, is_replacing: bool, wishes: Wishes, surroundings: Surroundings
) -> list[str]:
    """What the user should know before saying yes, each thing once."""
    notes = [masked_fully(note) for part in incoming.parts for note in part.notes]
    notes = list(dict.fromkeys([*notes, *map(masked_fully, incoming.read.notes)]))
    if is_replacing:
        notes.append(f"Omgång {earlier} tas bort och den här filen läses in i stället.")
    elif earlier is not None:
        notes.append(
            f"En annan version av filen är redan inläst som omgång {earlier}. Bara det som inte finns där läggs till. "
            "Välj att ersätta den (--replace) för att byta ut allt."
        )
    said = surroundings.translations
    if wishes.translations is None and said.has_words:
        notes.append("Översättningarna från den förra filen med samma kolumner har använts.")
    if wishes.translations is None and said.columns:
        notes.append("Kolumnerna har lästs som i den förra filen med samma rubriker.")
    if incoming.n_rejected > MOST_HELD:
        notes.append(f"Av {number(incoming.n_rejected)} rader med fel sparas de första {number(MOST_HELD)} i karantän.")
    return notes
