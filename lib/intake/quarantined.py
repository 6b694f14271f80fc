"""Rejected rows as they may be kept: as the file had them, less personal data, with what was wrong."""

from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from lib.domain.codes import Secrecy
from lib.domain.faults import Fault, InputFault
from lib.intake.formats.own_table import KIND_COLUMN
from lib.intake.formats.workbook import is_workbook
from lib.intake.incoming import ROW, Incoming
from lib.intake.matching.matched import texts_of
from lib.intake.personal_rows import masked, without_personal_data
from lib.intake.reader import take_sample
from lib.intake.recognising import EVENT_TABLE
from lib.intake.table_file import TableFile, read_table_file

MOST_HELD = 10_000
"""Rows kept of one file: whoever has more faults than that mends the file itself."""
TEXT_TABLES = {"bra_csv", "fixmystreet", "own_table", "survey_table", "police_uk", EVENT_TABLE}

Faults = dict[int, list[Fault]]


def quarantined_rows(path: Path, incoming: Incoming, held_at: datetime) -> pd.DataFrame:
    """Rows for `quarantine`: row_number, content, faults, held_at and secrecy. At most ten thousand."""
    faults = _by_number(incoming)
    numbers = sorted(faults)[:MOST_HELD]
    content = _content(path, incoming, numbers) if numbers else {}
    rows = [(number, content.get(number, {}), [_plain(fault) for fault in faults[number]]) for number in numbers]
    frame = pd.DataFrame(rows, columns=["row_number", "content", "faults"])
    return frame.assign(held_at=held_at, secrecy=Secrecy.INTERNAL)


def masked_fault(fault: Fault) -> Fault:
    """The fault without personal data in what it quotes."""
    return Fault(fault.where, fault.message, masked(fault.found), fault.remedy)


def _plain(fault: Fault) -> dict[str, str]:
    return {name: _storable(text) for name, text in masked_fault(fault).as_dict().items()}


def _storable(text: str) -> str:
    """Half characters and NUL, which a file or its name may hold, cannot be stored."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _by_number(incoming: Incoming) -> Faults:
    """Faults by the number of the row that a person finds in the file."""
    faults: Faults = defaultdict(list)
    for fault in incoming.early_faults:
        if found := ROW.match(fault.where):
            faults[int(found[2])].append(fault)
    source = incoming.matched.source
    numbers = source["row"] if incoming.table is None else source.index.to_series()
    for row, fault in incoming.matched.faults.numbered(5 * MOST_HELD):
        faults[int(numbers[row])].append(fault)
    return faults


def _content(path: Path, incoming: Incoming, numbers: list[int]) -> dict[int, dict[str, Any]]:
    table = incoming.table or _text_table(path, incoming)
    if table is not None:
        used = set((incoming.matched.columns or {}).values())
        cells = table.rows[table.rows.index.isin(numbers)]
    else:
        rejected = incoming.matched.source[incoming.matched.faults.is_rejected]
        once = rejected[rejected["row"].isin(numbers)].drop_duplicates("row").set_index("row", drop=False)
        cells = pd.DataFrame({name: texts_of(once[name]) for name in once}).assign(**{KIND_COLUMN: incoming.kind})
        used = set(cells.columns)
    kept = without_personal_data(cells, used)
    texts = kept.astype(str).map(_storable)
    return {int(number): dict(row) for number, row in zip(texts.index, texts.to_dict("records"), strict=True)}


def _text_table(path: Path, incoming: Incoming) -> TableFile | None:
    """The cells as they stand in the file, where it is a text table that fits in memory."""
    if incoming.format_id not in TEXT_TABLES or is_workbook(take_sample(path)):
        return None
    try:
        return read_table_file(path)
    except InputFault:
        return None
