"""The tables of a situation picture as they leave in a workbook: one sheet each, declared, in one order."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lib.analysis.frozen_figures import measures_of_figures, split_figures
from lib.analysis.frozen_views import cause_table, measure_table, problem_table
from lib.analysis.version_rows import Frozen, frame_of
from lib.domain.columns import Column
from lib.domain.content_points import CONTENT_CHECK
from lib.domain.export_columns import (
    ABOUT,
    COLUMNS_OF_FILE,
    EVERY_FIGURE,
    MADE_UP,
    MEASURES_OF_FIGURES,
    NAMED_COUNTS,
    SPLITS,
)
from lib.domain.factor_words import FACTOR_COLUMNS
from lib.domain.period import Period
from lib.domain.promise_words import PROMISES, PUBLIC_PROMISES
from lib.domain.version import TEXTS
from lib.domain.version_columns import (
    FROZEN_CAUSES,
    FROZEN_MEASURES,
    FROZEN_MERGE,
    FROZEN_PROBLEMS,
    FROZEN_SOURCES,
)
from lib.domain.version_words import LABELS
from lib.reports.report_stamp import ReportStamp

FIGURES_OF_ONE_SPLIT = tuple(column for column in EVERY_FIGURE if column.name != "split")
EVERYBODY = "all"
"""A column of sex or age that only says this is left out."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """`name` is at most 31 letters. `columns` are those that `rows` have."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: pd.DataFrame


def picture_sheets(frozen: Frozen, stamp: ReportStamp) -> tuple[Sheet, ...]:
    """What the copy holds: about the file, each split of the figures, the work, the sources and what it all means.

    A table without rows has no sheet. What the audience may not have is not in the copy, and so not here either.
    """
    tables = [
        *(
            _sheet(f"Siffror {words}", f"Siffror, {words}", FIGURES_OF_ONE_SPLIT, split_figures(frozen, by))
            for by, words in SPLITS.items()
        ),
        _sheet("Faktorer", "Risk- och skyddsfaktorer", FACTOR_COLUMNS, frame_of(frozen.content.get("factors"))),
        _sheet("Skäl och önskemål", "Vad rapporterna om platser säger", NAMED_COUNTS, _reasons_and_wishes(frozen)),
        _sheet("Problem", "Problem", FROZEN_PROBLEMS, problem_table(frozen)),
        _sheet("Orsaker", "Orsaker till problemen", FROZEN_CAUSES, cause_table(frozen)),
        _sheet("Åtgärder", "Åtgärder", FROZEN_MEASURES, measure_table(frozen)),
        _sheet("Löften", "Medborgarlöften", (*PROMISES, *PUBLIC_PROMISES), _promises(frozen)),
        _sheet("Bilderna tillsammans", "Aktörernas bilder, lagda ihop", FROZEN_MERGE, _merge(frozen)),
        _sheet("Innehåll", "De 17 punkterna", CONTENT_CHECK, frame_of(frozen.content.get("content_check"))),
        _sheet("Källor", "Källor", FROZEN_SOURCES, frame_of(frozen.content["sources"])),
    ]
    shown = [table for table in tables if len(table.rows)]
    measures = _sheet("Mått", "Vad siffrorna betyder", MEASURES_OF_FIGURES, measures_of_figures(frozen))
    about = Sheet("Om filen", frozen.content["version"]["title"], ABOUT, about_rows(frozen, stamp))
    shown = [about, *shown, *([measures] if len(measures.rows) else [])]
    return (*shown, Sheet("Kolumner", "Vad kolumnerna betyder", COLUMNS_OF_FILE, _meanings(shown)))


def about_rows(frozen: Frozen, stamp: ReportStamp) -> pd.DataFrame:
    """By ABOUT: which municipality and period, the stamp, and the texts that belong to the whole."""
    facts = frozen.content["version"]
    told = {
        "Kommun": stamp.municipality,
        "Period": Period.parse(facts["period"]).label,
        "Jämförs med": Period.parse(facts["comparison"]).label,
        **{f"Stämpel {number}": line for number, line in enumerate(stamp.lines, 1)},
        **{LABELS[name]: facts.get(name) or "" for name in ("organisations", *TEXTS)},
    }
    return pd.DataFrame([{"what": what, "told": text} for what, text in told.items() if text])


def _sheet(name: str, title: str, columns: Sequence[Column], rows: pd.DataFrame) -> Sheet:
    """With a column that says what is made up, wherever the rows know it."""
    known = {column.name: column for column in (*columns, MADE_UP) if column.label}
    return Sheet(name, title, tuple(column for column in known.values() if _says_something(rows, column)), rows)


def _says_something(rows: pd.DataFrame, column: Column) -> bool:
    return column.name in rows and bool((rows[column.name].notna() & (rows[column.name] != EVERYBODY)).any())


def _meanings(sheets: Sequence[Sheet]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"sheet": sheet.name, "label": column.label, "meaning": column.meaning}
            for sheet in sheets
            for column in sheet.columns
        ]
    )


def _reasons_and_wishes(frozen: Frozen) -> pd.DataFrame:
    reports = frozen.content.get("reports") or {}
    kinds = {"reasons": "skäl", "wishes": "önskemål"}
    parts = [frame_of(reports.get(name)).assign(kind=word) for name, word in kinds.items() if reports.get(name)]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _promises(frozen: Frozen) -> pd.DataFrame:
    rows = frozen.rows("promises")
    if rows.empty:
        return rows
    names, whole = frozen.content["definitions"]["area_names"], frozen.content["municipality"]["name"]
    return rows.assign(area_name=rows["area_code"].map(names).fillna(whole))


def _merge(frozen: Frozen) -> pd.DataFrame:
    merged = frozen.content.get("merge")
    return frame_of(merged["table"]) if merged else pd.DataFrame()
