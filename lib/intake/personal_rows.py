"""Personal data in a file: rows with it are held back, and nothing of it is kept or shown."""

import pandas as pd

from lib.intake.matching.matched import texts_of
from lib.intake.reader import Kind, ReadFile
from lib.intake.row_faults import RowFaults
from lib.privacy.finding import Finding
from lib.privacy.finding import Kind as PersonalKind
from lib.privacy.name_columns import looks_like_name_column
from lib.privacy.personal_data import find_personal_data, mask, scan_column
from lib.privacy.personal_data_words import ADVICE, found_words

STORED_TEXTS: dict[Kind, tuple[str, ...]] = {"reports": ("text",), "news": ("title", "text"), "notes": ("name", "text")}
STORED_KEYS: dict[Kind, str] = {"events": "event_key", "reports": "report_key"}
NUMBERS = {PersonalKind.PERSONAL_NUMBER, PersonalKind.COORDINATION_NUMBER}
IN_PROSE = {PersonalKind.NAME, PersonalKind.PLATE}
"""Kinds that only mean something in running text: a code such as ABC123 is often somebody's order number."""
LONGEST_NUMBER = 20
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
    short = keys[keys.astype(object).str.len().fillna(LONGEST_NUMBER + 1) <= LONGEST_NUMBER]
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


def name_columns(cells: pd.DataFrame, used: set[str]) -> list[str]:
    """Columns that look like names of persons and that nothing is read from."""
    return [str(name) for name in cells if name not in used and looks_like_name_column(str(name), cells[name])]


def masked(text: str) -> str:
    """The text without what points out a person."""
    is_prose = len(text.split()) >= WORDS_OF_PROSE
    return mask(text, [one for one in find_personal_data(text) if is_prose or one.kind not in IN_PROSE])


def _add(texts: pd.Series, kinds: set[PersonalKind] | None, column: str, faults: RowFaults) -> None:
    found = scan_column(texts)
    if kinds is not None:
        found = found[found["kind"].isin(kinds)]
    everywhere = faults.is_rejected.index
    shown = {row: _masked_fully(str(texts[row])) for row in found["row"].unique()}
    for kind in found["kind"].unique():
        rows = found.loc[found["kind"] == kind, "row"]
        is_it = pd.Series(everywhere.isin(rows), index=everywhere)
        message = found_words(PersonalKind(kind), 1)
        faults.add(
            is_it, column, pd.Series(shown, dtype=object).reindex(everywhere), message, ADVICE[PersonalKind(kind)]
        )


def _masked_fully(text: str) -> str:
    findings: tuple[Finding, ...] = find_personal_data(text)
    return mask(text, findings)
