"""Personal data in a file: rows with it are held back, and nothing of it is kept or shown."""

from collections.abc import Iterable

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.matching.matched import lengths, texts_of
from lib.intake.reader import Kind, ReadFile
from lib.intake.row_faults import RowFaults
from lib.privacy.finding import Finding
from lib.privacy.finding import Kind as PersonalKind
from lib.privacy.name_columns import looks_like_name_column
from lib.privacy.personal_data import find_personal_data, mask, scan_column
from lib.privacy.personal_data_words import ADVICE, found_words

STORED_TEXTS: dict[Kind, tuple[str, ...]] = {
    "reports": ("text", "reporter_organisation"), "news": ("title", "text"), "notes": ("name", "text"),
    "survey": ("survey", "question", "answer"),
}  # fmt: skip
STORED_KEYS: dict[Kind, str] = {"events": "event_key", "reports": "report_key"}
NUMBERS = {PersonalKind.PERSONAL_NUMBER, PersonalKind.COORDINATION_NUMBER}
NEVER_HEADING = NUMBERS | {PersonalKind.EMAIL, PersonalKind.PHONE}
IN_PROSE = {PersonalKind.NAME, PersonalKind.PLATE}
"""Kinds that only mean something in running text: a code such as ABC123 is often somebody's order number."""
LONGEST_NUMBER = 20
LOOKED_AT = 50
WORDS_OF_PROSE = 3


def hold_back(read: ReadFile, faults: RowFaults, is_ours: pd.Series | None = None) -> None:
    """A fault for each row with personal data in a text that would be stored; the text is shown masked."""
    rows = read.rows if is_ours is None else read.rows[is_ours]
    for name in STORED_TEXTS.get(read.kind, ()):
        _add(rows[name], None, name, faults)
    if key := STORED_KEYS.get(read.kind):
        hold_back_keys(rows[key], faults)


def hold_back_keys(keys: pd.Series, faults: RowFaults) -> None:
    """Somebody's personal number as the id of a case."""
    short = keys[lengths(keys).fillna(LONGEST_NUMBER + 1) <= LONGEST_NUMBER]
    _add(short, NUMBERS, "id", faults)


def without_personal_data(cells: pd.DataFrame, used: set[str]) -> pd.DataFrame:
    """The cells as they may be kept: masked, and without columns that look like names of persons.

    Columns in `used` are kept whatever they look like; their cells are masked too.
    """
    kept = cells[[name for name in cells if name in used or not looks_like_name_column(str(name), cells[name])]].copy()
    for name in kept:
        found = scan_column(texts_of(kept[name]))
        for row in found["row"].unique():
            kept.loc[row, name] = masked(str(kept.loc[row, name]))
    return kept


def refuse_personal_headings(file_name: str, headings: Iterable[str]) -> None:
    """Raises InputFault for headings that are somebody's data: then the table has no heading."""
    found = [one.kind for heading in headings for one in find_personal_data(str(heading)) if one.kind in NEVER_HEADING]
    if found:
        message = f"Rubrikraden har personuppgifter. {found_words(found[0], 1)}"
        raise InputFault(Fault(file_name, message, remedy="Skriv en rubrikrad först i filen."))


def name_columns(cells: pd.DataFrame, used: set[str]) -> list[str]:
    """Columns that look like names of persons and that nothing is read from."""
    return [str(name) for name in cells if name not in used and looks_like_name_column(str(name), cells[name])]


def masked(text: str) -> str:
    """The text without what points out a person."""
    is_prose = len(text.split()) >= WORDS_OF_PROSE
    return mask(text, [one for one in find_personal_data(text) if is_prose or not _may_be_a_code(text, one)])


def _may_be_a_code(text: str, found: Finding) -> bool:
    """A name or a plate by itself; nobody writes a code as `ABC 123`."""
    is_apart = found.kind is PersonalKind.PLATE and " " in text[found.start : found.end]
    return found.kind in IN_PROSE and not is_apart


def masked_fully(text: str) -> str:
    """The text without anything that may point out a person, whatever else it may be."""
    return mask(text, find_personal_data(text))


def masked_name(text: str) -> str:
    """The name of a file without numbers and addresses of persons."""
    return mask(text, [one for one in find_personal_data(text) if one.kind in NEVER_HEADING])


def masked_fault(fault: Fault) -> Fault:
    """The fault without personal data in what it quotes."""
    return Fault(masked_name(fault.where), fault.message, masked_fully(fault.found), masked_fully(fault.remedy))


def masked_samples(cells: pd.DataFrame, most: int, longest: int) -> dict[str, tuple[str, ...]]:
    """The first different texts of each column; none of a column that looks like names of persons."""
    samples = {}
    for name in cells:
        written = cells[name][cells[name] != ""].drop_duplicates()
        is_shown = not looks_like_name_column(str(name), written)
        shown = dict.fromkeys(masked_fully(text)[:longest] for text in written.head(LOOKED_AT) if is_shown)
        samples[str(name)] = tuple(shown)[:most]
    return samples


def _add(texts: pd.Series, kinds: set[PersonalKind] | None, column: str, faults: RowFaults) -> None:
    found = scan_column(texts)
    if kinds is not None:
        found = found[found["kind"].isin(kinds)]
    everywhere = faults.is_rejected.index
    shown = {row: masked_fully(str(texts[row])) for row in found["row"].unique()}
    for kind in found["kind"].unique():
        rows = found.loc[found["kind"] == kind, "row"]
        is_it = pd.Series(everywhere.isin(rows), index=everywhere)
        message = found_words(PersonalKind(kind), 1)
        faults.add(
            is_it, column, pd.Series(shown, dtype=object).reindex(everywhere), message, ADVICE[PersonalKind(kind)]
        )
