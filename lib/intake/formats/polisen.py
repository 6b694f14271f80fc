"""The news feed of the Swedish police, https://polisen.se/api/events: chosen notices, no statistics."""

import re
from pathlib import Path

import numpy as np
import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.item_columns import shaped, text_column, time_column
from lib.intake.formats.item_faults import ItemFaults
from lib.intake.formats.json_files import load_json, outline
from lib.intake.reader import Reader, ReadFile, Sample, Setting

NAME = "Polisens händelsenotiser"
SITE = "https://polisen.se"
FIELDS = ("id", "datetime", "name", "summary", "url", "type")
NEEDED = ("id", "datetime", "name", "type")
MENDED = {"news_key": "id", "published_at": "datetime", "category": "type", "title": "name", "text": "summary",
          "url": "url"}  # fmt: skip
"""What a notice's fields are called when it comes back in a table of our own."""
OWN_PAGE = re.compile(r"/[^/\\].*")
NOTE = (
    "Notiserna är ett nyhetsflöde som polisen väljer ut, inte statistik. De räknas aldrig som brott och ritas aldrig"
    " på kartan: flödets position är bara mitten av kommunen eller länet och läses inte."
)
REMEDY = "Hämta flödet på nytt eller ta bort notisen."


def _recognises(sample: Sample) -> bool:
    fields = {steps[1] for steps in outline(sample) if len(steps) == 2 and steps[0] == "[]"}
    return {"datetime", "name", "type"} <= fields and bool({"summary", "location", "url"} & fields)


def _read(path: Path, setting: Setting) -> ReadFile:
    items = load_json(path)
    if not isinstance(items, list) or not items:
        raise InputFault(Fault(path.name, "Filen har inga notiser från polisen.", remedy="Hämta flödet på nytt."))
    faults = ItemFaults(path.name, np.arange(1, len(items) + 1))
    is_object = np.array([isinstance(item, dict) for item in items], dtype=bool)
    faults.reject(~is_object, "", items, "Posten är inte en notis.", REMEDY)
    found = {field: [item.get(field) if isinstance(item, dict) else None for item in items] for field in FIELDS}
    texts = {field: text_column(found[field]) for field in FIELDS}
    for field, column in texts.items():
        is_wrong = column.is_absent_or_wrong if field in NEEDED else column.is_wrong
        faults.reject(is_wrong, field, found[field], "Uppgiften saknas eller är inte text.", REMEDY)
    published = time_column(found["datetime"], setting.time_zone)
    message = "Tidpunkten går inte att läsa."
    faults.reject(published.is_absent_or_wrong, "datetime", found["datetime"], message, REMEDY)
    columns = {
        "row": faults.numbers,
        "news_key": texts["id"].values,
        "published_at": published.values,
        "category": texts["type"].values,
        "municipality": _municipality(texts["name"].values),
        "title": texts["name"].values,
        "text": texts["summary"].values,
        "url": _page(texts["url"].values),
    }
    rows = shaped("news", columns, ~faults.is_rejected)
    written = {ours: found[theirs] for ours, theirs in MENDED.items()}
    written["municipality"] = columns["municipality"].tolist()
    return ReadFile(
        "news", NAME, rows, faults.faults, (NOTE,), source="Källa: Polisen", n_rejected=faults.n_rejected,
        rejected=faults.rejected(written),
    )  # fmt: skip


def _municipality(names: pd.Series) -> pd.Series:
    """The last part of `21 augusti 09.47, Rån, Västerås`. The field location is the county since 2026."""
    return names.str.extract(r",\s*([^,]+)$")[0].str.strip()


def _page(addresses: pd.Series) -> pd.Series:
    """Addresses on polisen.se; any other is left out, since the app links to it."""
    is_path = addresses.str.fullmatch(OWN_PAGE).fillna(value=False).to_numpy(bool)
    is_whole = addresses.str.startswith(f"{SITE}/").fillna(value=False).to_numpy(bool)
    return (SITE + addresses).where(is_path, addresses.where(is_whole))


READER = Reader("polisen", NAME, _recognises, _read)
