"""Reports about places from a reader of a known format."""

import pandas as pd

from lib.domain.codes import Secrecy
from lib.domain.words import number
from lib.intake.fitting import fit_texts
from lib.intake.folder_tables import months_of
from lib.intake.matching.categories import report_names, subcategory_names, whole_file
from lib.intake.matching.events import check_times, keys
from lib.intake.matching.matched import Matched, start_faults, texts_of
from lib.intake.matching.places import place_rows
from lib.intake.matching.report_words import match_words, named_words
from lib.intake.matching.surroundings import Surroundings
from lib.intake.personal_rows import hold_back
from lib.intake.reader import ReadFile
from lib.intake.row_faults import RowFaults

OTHER = "ovrigt"
LONGEST_ORGANISATION = 120
WORDS = ("place_type", "reasons", "wishes", "police_reported", "status")


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
    known = surroundings.definitions.report_categories
    words, word_notes = match_words({name: texts_of(read.rows[name]) for name in WORDS}, known)
    text, organisation = texts_of(read.rows["text"]), texts_of(read.rows["reporter_organisation"])
    fit_texts(organisation, LONGEST_ORGANISATION, "organisation", faults)
    table = places.assign(
        **category, **words,
        report_key=keys(read.rows["report_key"], faults), reported_at=reported_at, event_from=event_from,
        event_to=pd.to_datetime(read.rows["event_to"]), description=text.where(text != "", None),
        reporter_organisation=organisation.where(organisation != "", None), secrecy=Secrecy.INTERNAL,
    )  # fmt: skip
    kept = ~faults.is_rejected
    rows = table[kept].assign(month=months_of(table.loc[kept, "event_from"]), version=1)
    notes = (placed.crs_sentence, *category_notes, *word_notes)
    outside = placed.is_outside[kept]
    return Matched("reports", read.rows, rows, faults, notes, {}, placed.is_without_position[kept], outside)


def _categories(
    read: ReadFile, surroundings: Surroundings, faults: RowFaults
) -> tuple[dict[str, pd.Series], list[str]]:
    """Category and subcategory. The finer word decides where both are written, and must not contradict the other."""
    known = surroundings.definitions.report_categories
    names = report_names(known, surroundings.translations.categories)
    texts, finer = texts_of(read.rows["category"]), texts_of(read.rows["subcategory"])
    if surroundings.category is not None:
        key = whole_file(surroundings.category, names, [one.id for one in known.categories])
        texts, finer = pd.Series(key, index=texts.index), finer.where(False, "")
    coarse, fine = _pairs(texts, names), _pairs(finer, names | subcategory_names(known))
    is_clash = (texts != "") & fine["category"].notna() & coarse["category"].notna()
    is_clash &= fine["category"] != coarse["category"]
    remedy = "Rätta den ena, eller översätt i en kartfil under categories."
    faults.add(is_clash, "underkategori", finer, "Underkategorin hör till en annan kategori.", remedy)
    category = fine["category"].where(fine["category"].notna(), coarse["category"]).astype(object)
    subcategory = fine["subcategory"].where(fine["subcategory"].notna(), coarse["subcategory"]).astype(object)
    is_other = category.isna()
    if not any(one.id == OTHER for one in known.categories):
        remedy = "Översätt den i en kartfil under categories."
        faults.add(is_other, "kategori", texts.where(texts != "", finer), "Kategorin finns inte.", remedy)
        notes = []
    else:
        notes = _other_notes(texts.where(texts != "", finer)[is_other])
    notes += _finer_notes(finer[(finer != "") & fine["category"].isna() & ~is_other])
    category, subcategory = category.where(~is_other, OTHER), subcategory.where(subcategory.notna(), None)
    return {"category": category, "subcategory": subcategory}, notes


def _pairs(texts: pd.Series, names: dict[str, tuple[str, str | None]]) -> pd.DataFrame:
    """Category and subcategory behind each text, None where it is not known."""
    pairs = {text: names.get(text.casefold()) for text in texts.unique()}
    category = {text: pair[0] if pair else None for text, pair in pairs.items()}
    subcategory = {text: pair[1] if pair else None for text, pair in pairs.items()}
    return pd.DataFrame(
        {"category": texts.map(category), "subcategory": texts.map(subcategory)}, index=texts.index, dtype=object
    )


def _other_notes(texts: pd.Series) -> list[str]:
    if texts.empty:
        return []
    named = named_words(texts.where(texts != "", "utan kategori"))
    n = "1 rapport" if len(texts) == 1 else f"{number(len(texts))} rapporter"
    return [f"{n} har en kategori som inte finns här och blir Övrigt: {named}."]


def _finer_notes(texts: pd.Series) -> list[str]:
    return [f"Underkategorier som inte finns här har lämnats tomma: {named_words(texts)}."] if len(texts) else []
