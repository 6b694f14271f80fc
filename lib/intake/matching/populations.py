"""Inhabitants by area, year, sex and age: single years and small groups added up into our age bands."""

from collections import Counter

import numpy as np
import pandas as pd

from lib.domain.codes import AgeBand, Sex
from lib.intake.matching.age_bands import BANDS, age_span, bands_of
from lib.intake.matching.areas import area_names
from lib.intake.matching.matched import Matched, start_faults, texts_of
from lib.intake.matching.people import match_sex
from lib.intake.matching.surroundings import Surroundings
from lib.intake.matching.values import ELSEWHERE, NOT_KNOWN, add_area_faults
from lib.intake.reader import ReadFile
from lib.intake.row_faults import RowFaults

TOTALS = "är summor av andra rader"
PARTS = "är åldrar som inte fyller appens åldersgrupper; totalen används"
WHOLES = "gäller hela kommunen, vars folkmängd är summan av områdenas"
PLACE = ["area_code", "year"]
KEY = [*PLACE, "sex", "age"]
WITH_TOTAL = "Hämta tabellen med ettårsklasser, med appens åldersgrupper, eller med totalen."


def match_populations(read: ReadFile, surroundings: Surroundings, file_name: str, word: str) -> Matched:
    """Rows for `populations`, whose sum over sex and age is everybody in the area that year.

    Totals are left out where their parts are whole, and parts where they are not but the total is there: a part of
    the inhabitants taken for all of them would make every rate wrong.
    """
    rows = read.rows
    faults = start_faults(read, file_name, word)
    texts = {name: texts_of(rows[name]) for name in ("area", "sex", "age")}
    places = area_names(surroundings).match(texts["area"])
    is_elsewhere = places["verdict"] == "elsewhere"
    add_area_faults(places, texts["area"], area_names(surroundings), faults)
    faults.add(places["verdict"] == "empty", "område", "", "Området saknas.", "Skriv områdets kod.")
    table = pd.DataFrame(
        {
            "area_code": places["code"],
            "year": pd.to_numeric(rows["year"], errors="coerce"),
            "sex": match_sex(texts["sex"].where(~is_elsewhere, ""), faults),
            "age": texts["age"].where(texts["age"] != "", AgeBand.ALL.value),
            "count": pd.to_numeric(rows["count"], errors="coerce").astype(float),
        }
    )
    is_missing = ~is_elsewhere & table["count"].isna()
    _check(table, ~is_elsewhere & ~is_missing, surroundings, faults)
    left_out = _first_reasons(table, is_elsewhere, is_missing, faults, surroundings)
    _choose_ages(table, left_out, faults)
    _choose_sexes(table, left_out, faults)
    used = table[(left_out == "") & ~faults.is_rejected]
    counts = {reason: n for reason, n in Counter(left_out[~faults.is_rejected]).items() if reason}
    part_of = used.index.to_series().groupby([used[name] for name in KEY]).transform("first")
    return Matched("populations", rows, _added_up(used), faults, _notes(used), counts, part_of=part_of)


def _check(table: pd.DataFrame, is_ours: pd.Series, surroundings: Surroundings, faults: RowFaults) -> None:
    count, year = table["count"], table["year"]
    is_wrong = is_ours & ~((count >= 0) & (count % 1 == 0) & np.isfinite(count))
    faults.add(is_wrong, "antal", count.astype(str), "Antalet är inte ett helt tal från noll.", "Rätta antalet.")
    is_wrong = is_ours & ~year.between(1900, surroundings.today.year)
    faults.add(is_wrong, "år", year.astype(str), "Året saknas eller ligger i framtiden.", "Rätta året.")
    spans = {text: text == AgeBand.ALL or age_span(text) is not None for text in table["age"].unique()}
    is_unread = is_ours & ~table["age"].map(spans).astype(bool)
    faults.add(is_unread, "ålder", table["age"], "Åldern går inte att läsa.", "Skriv till exempel 17, 0-4 eller 85+.")


def _first_reasons(
    table: pd.DataFrame, is_elsewhere: pd.Series, is_missing: pd.Series, faults: RowFaults, surroundings: Surroundings
) -> pd.Series:
    """Why each row is passed over, "" where it is not: other places, nothing known, the sum of the areas."""
    is_area = table["area_code"].isin(surroundings.ground.areas["area_code"])
    is_own = is_area | (table["area_code"] == surroundings.definitions.municipality.code)
    is_wider = ~is_own & table["area_code"].notna()
    is_whole = ~is_area & is_own & (is_area & ~is_missing & ~faults.is_rejected).any()
    reasons = [is_elsewhere | is_wider, is_missing, is_whole]
    return pd.Series(np.select(reasons, [ELSEWHERE, NOT_KNOWN, WHOLES], default=""), index=table.index, dtype=object)


def _choose_ages(table: pd.DataFrame, left_out: pd.Series, faults: RowFaults) -> None:
    """Our bands into `table`, and either the total or its parts into `left_out`."""
    left = table[(left_out == "") & ~faults.is_rejected]
    wrong: list[int] = []
    for _, group in left.groupby([*PLACE, "sex"]):
        is_total = group["age"] == AgeBand.ALL
        parts = group[~is_total]
        bands = bands_of(parts["age"].tolist())
        if bands is not None:
            table.loc[parts.index, "age"] = bands
            left_out[group.index[is_total]] = TOTALS
        elif is_total.any():
            left_out[parts.index] = PARTS
        else:
            wrong += parts.index.tolist()
    is_wrong = pd.Series(table.index.isin(wrong), index=table.index)
    message = f"Åldrarna fyller inte grupperna {', '.join(BANDS)} precis en gång, och totalen saknas."
    faults.add(is_wrong, "ålder", table["age"], message, WITH_TOTAL)


def _choose_sexes(table: pd.DataFrame, left_out: pd.Series, faults: RowFaults) -> None:
    """Women and men where both are there, else everybody."""
    left = table[(left_out == "") & ~faults.is_rejected]
    wrong: list[int] = []
    for _, group in left.groupby(PLACE):
        sexes = set(group["sex"])
        is_all = group["sex"] == Sex.ALL
        if {Sex.WOMEN.value, Sex.MEN.value} <= sexes:
            left_out[group.index[is_all]] = TOTALS
        elif is_all.any():
            left_out[group.index[~is_all]] = PARTS
        else:
            wrong += group.index.tolist()
    is_wrong = pd.Series(table.index.isin(wrong), index=table.index)
    remedy = "Hämta tabellen med både kvinnor och män, eller med alla."
    faults.add(is_wrong, "kön", table["sex"], "Bara en del av invånarna finns med.", remedy)


def _added_up(used: pd.DataFrame) -> pd.DataFrame:
    """One row for each band, which goes by the first of the rows that it stands for."""
    groups = used.assign(place=used.index).groupby(KEY, sort=True)
    counted = groups.agg(count=("count", "sum"), place=("place", "first")).reset_index()
    return counted.set_index("place").astype({"year": int, "count": int}).rename_axis(index=None)


def _notes(used: pd.DataFrame) -> tuple[str, ...]:
    is_added = bool(used.duplicated(KEY).any())
    return ("Åldrarna har lagts ihop till appens åldersgrupper.",) if is_added else ()
