"""Inhabitants by area, year, sex and age: single years and small groups added up into our age bands."""

from collections import Counter

import numpy as np
import pandas as pd

from lib.domain.codes import AgeBand, Sex
from lib.intake.matching.areas import area_names
from lib.intake.matching.matched import Matched, start_faults, texts_of
from lib.intake.matching.people import age_span, match_sex
from lib.intake.matching.surroundings import Surroundings
from lib.intake.matching.values import ELSEWHERE, NOT_KNOWN, add_area_faults
from lib.intake.reader import ReadFile
from lib.intake.row_faults import RowFaults

BANDS = {band.value: span for band in AgeBand if (span := age_span(band.value)) is not None}
OLDEST_YEAR = 130
TOTALS = "är summor av andra rader"
WHOLES = "gäller hela kommunen, vars folkmängd är summan av områdenas"
GROUP = ["area_code", "year", "sex"]
KEY = [*GROUP, "age"]


def match_populations(read: ReadFile, surroundings: Surroundings, file_name: str, word: str) -> Matched:
    """Rows for `populations`. Totals are left out where their parts are there: the app adds up by itself."""
    rows = read.rows
    faults = start_faults(read, file_name, word)
    texts = {name: texts_of(rows[name]) for name in ("area", "sex", "age")}
    names = area_names(surroundings)
    places = names.match(texts["area"])
    is_ours = places["verdict"] != "elsewhere"
    add_area_faults(places, texts["area"], names, faults)
    faults.add(places["verdict"] == "empty", "område", "", "Området saknas.", "Skriv områdets kod.")
    table = pd.DataFrame(
        {
            "area_code": places["code"],
            "year": pd.to_numeric(rows["year"], errors="coerce"),
            "sex": match_sex(texts["sex"].where(is_ours, ""), faults),
            "age": texts["age"].where(texts["age"] != "", AgeBand.ALL.value),
            "count": pd.to_numeric(rows["count"], errors="coerce").astype(float),
        }
    )
    is_missing = is_ours & table["count"].isna()
    _check(table, is_ours & ~is_missing, surroundings, faults)
    table["age"] = _banded(table, is_ours & ~is_missing & ~faults.is_rejected, faults)
    left_out = _left_out(table, is_ours, is_missing, faults, surroundings)
    used = table[(left_out == "") & ~faults.is_rejected]
    counted = used.groupby(KEY, sort=True)["count"].sum().reset_index()
    # One row of the store stands for several of the file: it goes by the first of them.
    first = used.reset_index().groupby(KEY, sort=True)["index"].first()
    counted = counted.astype({"year": int, "count": int}).set_axis(first.to_numpy(), axis="index")
    counts = {reason: n for reason, n in Counter(left_out).items() if reason}
    return Matched("populations", rows, counted, faults, _notes(used, counted), counts, n_accepted=len(used))


def _check(table: pd.DataFrame, is_ours: pd.Series, surroundings: Surroundings, faults: RowFaults) -> None:
    count, year = table["count"], table["year"]
    is_wrong = is_ours & ~((count >= 0) & (count % 1 == 0) & np.isfinite(count))
    faults.add(is_wrong, "antal", count.astype(str), "Antalet är inte ett helt tal från noll.", "Rätta antalet.")
    is_wrong = is_ours & ~year.between(1900, surroundings.today.year)
    faults.add(is_wrong, "år", year.astype(str), "Året saknas eller ligger i framtiden.", "Rätta året.")
    spans = {text: age_span(text) is not None or text == AgeBand.ALL for text in table["age"].unique()}
    is_unread = is_ours & ~table["age"].map(spans).astype(bool)
    faults.add(is_unread, "ålder", table["age"], "Åldern går inte att läsa.", "Skriv till exempel 17, 0-4 eller 85+.")


def _banded(table: pd.DataFrame, is_left: pd.Series, faults: RowFaults) -> pd.Series:
    """The band of each row, `all` for totals. Faults where the ages of a place do not cover a band exactly."""
    band = table["age"].map({text: _band_of(text) for text in table["age"].unique()}).astype(object)
    parts = table.assign(band=band)[is_left & band.notna()]
    broken: list[int] = []
    for (_, _, _, name), ages in parts.groupby([*GROUP, "band"])["age"]:
        if name != AgeBand.ALL and not _covers(tuple(ages), str(name)):
            broken += ages.index.tolist()
    is_across = is_left & band.isna()
    remedy = "Hämta tabellen med ettårsklasser, eller med appens åldersgrupper."
    groups = f"Appens åldersgrupper är {', '.join(BANDS)}."
    faults.add(is_across, "ålder", table["age"], "Åldrarna går över gränsen mellan två åldersgrupper.", groups)
    is_broken = pd.Series(table.index.isin(broken), index=table.index)
    faults.add(is_broken, "ålder", table["age"], "Åldrarna täcker inte en åldersgrupp precis en gång.", remedy)
    return band


def _band_of(text: str) -> str | None:
    """The band that the whole span lies in."""
    if text == AgeBand.ALL:
        return AgeBand.ALL.value
    span = age_span(text)
    if span is None:
        return None
    first, last = span[0], span[1] if span[1] is not None else OLDEST_YEAR
    if first == 0 and last >= OLDEST_YEAR:
        return AgeBand.ALL.value
    fits = (name for name, (a, b) in BANDS.items() if a <= first and (b is None or last <= b))
    return next(fits, None)


def _covers(ages: tuple[str, ...], band: str) -> bool:
    """Whether the spans follow upon each other from the first age of the band to the last."""
    spans = sorted(span for age in ages if (span := age_span(age)) is not None)
    first, last = BANDS[band]
    expected = first
    for start, end in spans:
        if start != expected:
            return False
        expected = (OLDEST_YEAR if end is None else end) + 1
    is_open = bool(spans) and last is None and (spans[-1][1] is None or expected > 100)
    return is_open or expected - 1 == last


def _left_out(
    table: pd.DataFrame, is_ours: pd.Series, is_missing: pd.Series, faults: RowFaults, surroundings: Surroundings
) -> pd.Series:
    """Why each row is passed over: totals of what the file has in parts, and the municipality when areas are there."""
    is_left = is_ours & ~is_missing & ~faults.is_rejected
    is_area = table["area_code"].isin(surroundings.ground.areas["area_code"])
    left = table[is_left]
    has_ages = _any(left, ["area_code", "year", "sex"], left["age"] != AgeBand.ALL)
    has_sexes = _any(left, ["area_code", "year"], left["sex"] != Sex.ALL)
    is_total = ((left["age"] == AgeBand.ALL) & has_ages) | ((left["sex"] == Sex.ALL) & has_sexes)
    is_whole = is_left & ~is_area & (is_area & is_left).any()
    is_wider = is_left & ~is_area & (table["area_code"] != surroundings.definitions.municipality.code)
    reasons = [~is_ours | is_wider, is_missing, is_whole, is_total.reindex(table.index, fill_value=False)]
    return pd.Series(np.select(reasons, [ELSEWHERE, NOT_KNOWN, WHOLES, TOTALS], default=""), index=table.index)


def _any(left: pd.DataFrame, keys: list[str], is_part: pd.Series) -> pd.Series:
    return is_part.groupby([left[key] for key in keys]).transform("any").astype(bool)


def _notes(used: pd.DataFrame, counted: pd.DataFrame) -> tuple[str, ...]:
    if len(used) == len(counted):
        return ()
    return ("Åldrarna har lagts ihop till appens åldersgrupper.",)
