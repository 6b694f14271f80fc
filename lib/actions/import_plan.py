"""What an import would do, and what it did, for people and programs to look at."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.intake.file_words import FileWord as FileWord
from lib.intake.file_words import Vocabulary as Vocabulary
from lib.intake.map_file import ImportMap
from lib.intake.near_duplicates import NearDuplicate
from lib.intake.reader import Kind as Kind
from lib.store.writing import Batch

Say = Callable[[str], None]
"""Told in Swedish what is being done, step by step."""


@dataclass(frozen=True)
class Merge:
    """Row `row` of the file tells of the same thing as a report in the store, or as another row of the file."""

    row: int
    report_id: int | None
    other_row: int | None


@dataclass(frozen=True)
class Wishes:
    """What the user adds to the file: `category` for all its rows, how positions are written, what to call it.

    `format` and `kind` go before what the content says. `replaces` lets an updated file take the place of the earlier
    one with its name and source. `merges` are those of the proposed near duplicates that a person has said yes to.
    `forgotten` are words that earlier files have taught us and that shall mean nothing from now on.
    """

    category: str | None = None
    crs: str | None = None
    source: str | None = None
    is_dry_run: bool = False
    kind: Kind | None = None
    format: str | None = None
    translations: ImportMap | None = None
    replaces: bool = False
    merges: tuple[Merge, ...] = ()
    forgotten: frozenset[tuple[Vocabulary, str]] = frozenset()


class NothingLeft(InputFault):
    """Every row is at fault. `words` are the file's own for what we call something else."""

    def __init__(self, *faults: Fault, words: tuple[FileWord, ...] = ()) -> None:
        super().__init__(*faults)
        self.words = words


@dataclass(frozen=True)
class AreaCount:
    area_code: str
    name: str
    count: int


@dataclass(frozen=True)
class ImportReport:
    """What happened. `is_known`: the very same file was imported before, as `batch_id`, and nothing was added.

    `n_rows` is n_accepted + n_rejected + n_duplicates + what `left_out` counts by reason. `n_stored` is less than
    n_accepted where rows were added up. Of the accepted rows, `n_without_position` have no coordinates and `n_outside`
    lie in no area; `n_municipality_level` are of kinds that are never placed. `faults` are the first of `n_faults`.
    `columns` is what was recognised: meaning and the file's own name. `near_duplicates` are proposals, nothing more.
    `words` are the file's own for what we call something else. `rows_outside` and `rows_without_position` are the
    first of those.
    `earlier_batch` is an import of another file with the same name and source; `is_replacing` that it goes away.
    """

    municipality: str
    file_name: str
    batch_id: int | None
    is_known: bool
    is_dry_run: bool
    n_rows: int
    format: str = ""
    format_name: str = ""
    kind: Kind = "events"
    source: str = ""
    n_accepted: int = 0
    n_rejected: int = 0
    n_duplicates: int = 0
    n_stored: int = 0
    n_without_position: int = 0
    n_outside: int = 0
    n_municipality_level: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    areas: tuple[AreaCount, ...] = ()
    columns: dict[str, str] | None = None
    notes: tuple[str, ...] = ()
    n_faults: int = 0
    faults: tuple[Fault, ...] = ()
    preview: tuple[dict[str, Any], ...] = ()
    near_duplicates: tuple[NearDuplicate, ...] = ()
    earlier_batch: int | None = None
    is_replacing: bool = False
    words: tuple[FileWord, ...] = ()
    rows_outside: tuple[int, ...] = ()
    rows_without_position: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class ImportPlan:
    """`report` is what to show; the rest is what carrying it out needs. Nothing has been changed by making it.

    `tables` are rows by table of the store, `data_version` and `imports` are what the store was when the
    plan was made: after which write, and how many imports with which as the newest.
    `row_numbers` are those that a person finds in the file, of the rows of reports in their order. `mended` are the
    rows of quarantine (batch and number) that the file brings back. `translations` is what was used.
    """

    report: ImportReport
    settings: Settings
    folder: MunicipalityFolder
    path: Path
    wishes: Wishes
    data_version: int
    file_sha256: str
    batch: Batch | None = None
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    shape_sha256: str = ""
    row_numbers: tuple[int, ...] = ()
    mended: tuple[tuple[int, int], ...] = ()
    translations: ImportMap = field(default_factory=ImportMap)
    imports: tuple[int, int] = (0, 0)
