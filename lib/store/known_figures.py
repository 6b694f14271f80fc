"""The true reference figures that lie in a municipality's own folder, also those that are no indicator."""

from pathlib import Path

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder

TEXTS = ["label", "indicator", "period", "source", "data_date", "note"]
NUMBERS = ["value", "numerator", "n"]


def read_known_figures(folder: MunicipalityFolder) -> pd.DataFrame:
    """label, indicator, period, source, data_date and note (texts, empty where unknown), value, numerator and n, and
    `file`. Raises InputFault for a file that cannot be read; no files give no rows."""
    parts = [_read(path, folder) for path in sorted(folder.data.glob("figures/*.csv"))]
    empty = pd.DataFrame(columns=[*TEXTS, *NUMBERS, "file"])
    return pd.concat(parts, ignore_index=True) if parts else empty


def _read(path: Path, folder: MunicipalityFolder) -> pd.DataFrame:
    name = f"figures/{path.name}"
    try:
        frame = pd.read_csv(path, dtype=dict.fromkeys(TEXTS, str), encoding="utf-8-sig")
        frame = frame.reindex(columns=[*TEXTS, *NUMBERS])
        texts = {column: frame[column].astype(object).fillna("") for column in TEXTS}
        return frame.assign(file=name, **texts, **{column: pd.to_numeric(frame[column]) for column in NUMBERS})
    except (ValueError, OSError) as error:
        remedy = "Spara den som CSV med komma mellan fälten, decimalpunkt och teckenkodningen UTF-8."
        raise InputFault(Fault(f"data/{folder.slug}/{name}", "filen går inte att läsa", remedy=remedy)) from error
