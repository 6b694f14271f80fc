"""Reports about places from a reader of a known format."""

import pandas as pd

from lib.domain.codes import Secrecy
from lib.domain.words import listing, number
from lib.intake.folder_tables import months_of
from lib.intake.matching.categories import keys_of, report_names, whole_file
from lib.intake.matching.events import check_times, keys
from lib.intake.matching.matched import Matched, start_faults, texts_of
from lib.intake.matching.places import place_rows
from lib.intake.matching.surroundings import Surroundings
from lib.intake.personal_rows import hold_back
from lib.intake.reader import ReadFile
from lib.intake.row_faults import RowFaults

OTHER = "ovrigt"
MOST_NAMED = 5
STATUSES = {"": "ny", "ny": "ny", "open": "ny", "confirmed": "ny", "inkommen": "ny", "new": "ny",
            "bedomd": "bedomd", "bedömd": "bedomd", "acknowledged": "bedomd", "investigating": "bedomd",
            "in progress": "bedomd", "planned": "bedomd", "pågår": "bedomd",
            "atgardad": "atgardad", "åtgärdad": "atgardad", "fixed": "atgardad", "fixed - council": "atgardad",
            "fixed - user": "atgardad", "resolved": "atgardad",
            "avslutad": "avslutad", "closed": "avslutad", "stängd": "avslutad", "klar": "avslutad"}  # fmt: skip
NOT_TOLD = {"police_reported": "unknown", "reasons": "", "wishes": ""}
"""What these formats do not tell."""


def match_reports(read: ReadFile, surroundings: Surroundings, file_name: str, word: str) -> Matched:
    """Rows for `reports`. A category that is not ours becomes `ovrigt`, and a note says so."""
    faults = start_faults(read, file_name, word)
    reported_at = pd.to_datetime(read.rows["reported_at"])
    event_from = pd.to_datetime(read.rows["event_from"]).fillna(reported_at)
    reported_at = reported_at.fillna(event_from)
    hold_back(read, faults)
    check_times(event_from, read.rows["event_to"], surroundings, faults)
    category, category_notes = _categories(read, surroundings, faults)
    placed, places = place_rows(read, surroundings, faults)
    status, status_notes = _statuses(texts_of(read.rows["status"]))
    text = texts_of(read.rows["text"])
    table = places.assign(
        **category, **NOT_TOLD,
        report_key=keys(read.rows["report_key"], faults), reported_at=reported_at, event_from=event_from,
        event_to=pd.to_datetime(read.rows["event_to"]), description=text.where(text != "", None),
        status=status, secrecy=Secrecy.INTERNAL,
    )  # fmt: skip
    kept = ~faults.is_rejected
    rows = table[kept].assign(month=months_of(table.loc[kept, "event_from"]), version=1)
    notes = (placed.crs_sentence, *category_notes, *status_notes)
    outside = placed.is_outside[kept]
    return Matched("reports", read.rows, rows, faults, notes, {}, placed.is_without_position[kept], outside)


def _categories(
    read: ReadFile, surroundings: Surroundings, faults: RowFaults
) -> tuple[dict[str, pd.Series], list[str]]:
    known = surroundings.definitions.report_categories
    names = report_names(known, surroundings.translations.categories)
    texts = texts_of(read.rows["category"])
    if surroundings.category is not None:
        key = whole_file(surroundings.category, names, [one.id for one in known.categories])
        texts = pd.Series(key, index=texts.index)
    found = keys_of(texts, names)
    is_other = found.isna()
    if OTHER not in names:
        remedy = "Översätt den i en kartfil under categories."
        faults.add(is_other, "kategori", texts, "Kategorin finns inte.", remedy)
    pairs = {key: names[key] for key in found.dropna().unique()}
    category = found.map({key: pair[0] for key, pair in pairs.items()}).astype(object).where(~is_other, OTHER)
    subcategory = found.map({key: pair[1] for key, pair in pairs.items()}).astype(object)
    columns = {"category": category, "subcategory": subcategory.where(subcategory.notna(), None)}
    return columns, _other_notes(texts[is_other]) if OTHER in names else []


def _other_notes(texts: pd.Series) -> list[str]:
    if texts.empty:
        return []
    counts = texts.where(texts != "", "utan kategori").value_counts()
    named = [f"{text[:40]} ({number(n)})" for text, n in counts.head(MOST_NAMED).items()]
    more = [f"{number(len(counts) - MOST_NAMED)} slag till"] if len(counts) > MOST_NAMED else []
    return [
        f"{number(len(texts))} rapporter har en kategori som inte finns här och blir Övrigt: {listing(named + more)}."
    ]


def _statuses(texts: pd.Series) -> tuple[pd.Series, list[str]]:
    plain = texts.str.casefold()
    unknown = plain[~plain.isin(list(STATUSES))]
    named = listing([str(text)[:40] for text in unknown.unique()[:MOST_NAMED]])
    notes = [f"Okänd status räknas som ny: {named} ({number(len(unknown))} rader)."] if len(unknown) else []
    return plain.map(STATUSES).fillna("ny"), notes
