"""Every figure of a situation picture in one long CSV file: unit, period, both limits and source on each row."""

import pandas as pd

from lib.analysis.frozen_figures import every_figure
from lib.analysis.version_rows import Frozen
from lib.domain.columns import Column
from lib.domain.export_columns import EVERY_FIGURE
from lib.reports.csv_file import table_bytes
from lib.reports.report_stamp import ReportStamp

STAMP_LABEL = "Stämpel"


def figures_csv(frozen: Frozen, stamp: ReportStamp) -> bytes:
    """UTF-8 with BOM, semicolons and decimal commas, with the stamp on each row: rows are easily cut loose from a file.

    One file and not one for each split, so that it opens by itself: the column `Uppdelning` says what a row is.
    """
    rows = every_figure(frozen)
    cells = {column.label: _cells(rows[column.name], column) for column in EVERY_FIGURE}
    return table_bytes(pd.DataFrame(cells).assign(**{STAMP_LABEL: stamp.footer}))


def _cells(cells: pd.Series, column: Column) -> pd.Series:
    return cells if column.words is None else cells.map(lambda code: (column.words or {}).get(code, code))
