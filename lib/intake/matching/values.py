"""Ready-made figures: whose indicator, which place, which people and which period each is about."""

from collections import Counter
from datetime import date

import numpy as np
import pandas as pd

from lib.domain.codes import Status, Unit
from lib.domain.words import number
from lib.intake.matching.areas import AreaNames, area_names
from lib.intake.matching.indicators import MatchedIndicator, factor, match_indicators
from lib.intake.matching.matched import Matched, start_faults, texts_of
from lib.intake.matching.people import match_age, match_sex
from lib.intake.matching.surroundings import Surroundings
from lib.intake.reader import ReadFile
from lib.intake.row_faults import RowFaults

PERIOD = r"(?:19|20|21)\d\d(?:-(?:0[1-9]|1[0-2])|/(?:\d\d|\d{4})|--?(?:19|20|21)\d\d)?"
KEY = ["indicator", "area_code", "period", "sex", "age"]
ELSEWHERE = "gäller andra kommuner eller län"
NOT_KNOWN = "saknar värde eller är dolda"
SIMILAR = "mäter något liknande men inte samma sak"


def match_values(read: ReadFile, surroundings: Surroundings, file_name: str, word: str) -> Matched:
    """Rows for `indicator_values`. A figure that is missing or hidden in the file is not stored: it is not zero."""
    rows = read.rows
    faults = start_faults(read, file_name, word)
    texts = {name: texts_of(rows[name]) for name in ("indicator", "area", "period", "sex", "age")}
    known = match_indicators(texts["indicator"].unique().tolist(), surroundings.definitions.indicators,
                             surroundings.translations.indicators, read.attributes)  # fmt: skip
    names = area_names(surroundings, with_group=True)
    places = names.match(texts["area"].where(texts["area"] != "", names.municipality_code))
    is_similar = texts["indicator"].map(lambda text: text in known and known[text].measures == "similar")
    is_known = rows["status"].isna() | rows["status"].isin([Status.VALUE.value, Status.ZERO.value])
    left_out = _left_out(places, is_similar.astype(bool), is_known)
    is_ours = left_out == ""
    _add_indicator_faults(texts["indicator"].where(is_ours, "?"), known, faults, is_ours)
    add_area_faults(places.where(is_ours, "found"), texts["area"], names, faults)
    table = pd.DataFrame(
        {
            "indicator": texts["indicator"].map(lambda text: known[text].indicator.id if text in known else None),
            "area_code": places["code"],
            "period": check_periods(texts["period"], is_ours, surroundings.today, faults),
            "sex": match_sex(texts["sex"].where(is_ours, ""), faults),
            "age": match_age(texts["age"].where(is_ours, ""), faults),
        }
    )
    numbers, notes = _figures(read, texts["indicator"], known, is_ours, faults)
    table = table.assign(**numbers)
    _check_levels(table, known, texts, surroundings, is_ours, faults)
    _refuse_contradictions(table, is_ours & ~faults.is_rejected, faults)
    accepted = table[is_ours & ~faults.is_rejected].assign(data_date=_updated(read))
    counts = {reason: n for reason, n in Counter(left_out).items() if reason}
    told = (*notes, *_similar_notes(texts["indicator"][left_out == SIMILAR], known))
    return Matched("indicator_values", rows, accepted, faults, told, counts)


def add_area_faults(places: pd.DataFrame, texts: pd.Series, names: AreaNames, faults: RowFaults) -> None:
    """A fault for each place that is not known, or that is several."""
    verdict = places["verdict"]
    remedy = "Skriv områdets kod, eller för in namnet i geo-mappens aliases.csv."
    faults.add(verdict == "unknown", "område", texts, "Området finns inte i kommunen.", remedy)
    for text in texts[verdict == "ambiguous"].unique():
        codes = ", ".join(names.ambiguous.get(text.casefold(), ()))
        is_it = (verdict == "ambiguous") & (texts == text)
        faults.add(is_it, "område", texts, "Namnet täcker flera områden.", f"Välj en av koderna {codes}.")


def _left_out(places: pd.DataFrame, is_similar: pd.Series, is_known: pd.Series) -> pd.Series:
    """Why each row is passed over, "" where it is not."""
    reasons = [places["verdict"] == "elsewhere", is_similar, ~is_known]
    return pd.Series(np.select(reasons, [ELSEWHERE, SIMILAR, NOT_KNOWN], default=""), index=places.index)


def _add_indicator_faults(
    texts: pd.Series, known: dict[str, MatchedIndicator], faults: RowFaults, is_ours: pd.Series
) -> None:
    remedy = "Ange i en kartfil vilken indikator det är, under indicators."
    faults.add(is_ours & (texts == ""), "indikator", texts, "Filen säger inte vad som mäts.", remedy)
    is_unknown = is_ours & (texts != "") & ~texts.isin(list(known))
    faults.add(is_unknown, "indikator", texts, "Ingen indikator heter så.", remedy)


def check_periods(texts: pd.Series, is_ours: pd.Series, today: date, faults: RowFaults) -> pd.Series:
    """The texts, and a fault for each that is no year or month, or lies in the future."""
    remedy = "Skriv ett år eller år-månad, till exempel 2025 eller 2025-03."
    is_wrong = is_ours & ~texts.str.fullmatch(PERIOD).astype(bool)
    faults.add(is_wrong, "period", texts, "Perioden saknas eller går inte att läsa.", remedy)
    is_future = is_ours & ~is_wrong & (pd.to_numeric(texts.str[:4], errors="coerce") > today.year)
    faults.add(is_future, "period", texts, "Perioden ligger i framtiden.", "Rätta året.")
    return texts


def _figures(
    read: ReadFile, texts: pd.Series, known: dict[str, MatchedIndicator], is_ours: pd.Series, faults: RowFaults
) -> tuple[dict[str, pd.Series], list[str]]:
    """value, numerator, denominator, n and margin in the unit of each indicator, and notes of what was converted."""
    numbers = {name: pd.to_numeric(read.rows[name], errors="coerce").astype(float)
               for name in ("value", "numerator", "denominator", "n", "margin")}  # fmt: skip
    notes: list[str] = []
    for text, match in known.items():
        is_it = is_ours & (texts == text)
        if match.measures == "similar" or not is_it.any():
            continue
        if match.measures == "opposite":
            _turn_over(numbers, is_it)
            notes.append(f"{text} mäter motsatsen till {match.indicator.name}: värdet är 100 minus filens.")
            continue
        notes += _converted(read, text, match, is_it, numbers, faults)
    _check_numbers(numbers, is_ours, texts, known, faults)
    return numbers, notes


def _turn_over(numbers: dict[str, pd.Series], is_it: pd.Series) -> None:
    numbers["value"] = numbers["value"].mask(is_it, 100 - numbers["value"])
    numbers["numerator"] = numbers["numerator"].mask(is_it, numbers["denominator"] - numbers["numerator"])


def _converted(
    read: ReadFile, text: str, match: MatchedIndicator, is_it: pd.Series, numbers: dict[str, pd.Series],
    faults: RowFaults,
) -> list[str]:  # fmt: skip
    incoming = _incoming_unit(read, match)
    if incoming is Unit.PER_100000 and match.indicator.unit is Unit.COUNT:
        numbers["value"] = numbers["value"].mask(is_it, numbers["numerator"])
        numbers["margin"] = numbers["margin"].mask(is_it)
        return [f"{text}: antalet har lästs, inte talet per 100 000."]
    by = factor(incoming, match.indicator)
    if by is None:
        message = "Filens enhet är en annan än indikatorns och går inte att räkna om."
        faults.add(is_it, "värde", numbers["value"].astype(str), message, "Välj en fil med indikatorns enhet.")
        return []
    for name in ("value", "margin"):
        numbers[name] = numbers[name].mask(is_it, numbers[name] * by)
    return [] if by == 1 else [f"{text}: värdet per 100 000 invånare har räknats om till per 1 000."]


def _incoming_unit(read: ReadFile, match: MatchedIndicator) -> Unit | None:
    """As the indicator says of Kolada, or the file of its numbers that are no shares; most files say nothing."""
    if match.is_kolada:
        unit = match.indicator.source.kolada_unit
        return Unit(unit) if unit else None
    said = read.attributes.get("unit")
    return None if said is None or match.indicator.unit is Unit.PERCENT else Unit(said)


def _check_numbers(
    numbers: dict[str, pd.Series], is_ours: pd.Series, texts: pd.Series, known: dict[str, MatchedIndicator],
    faults: RowFaults,
) -> None:  # fmt: skip
    value = numbers["value"]
    faults.add(is_ours & ~np.isfinite(value), "värde", value.astype(str), "Värdet är inte ett tal.", "Rätta talet.")
    percents = [text for text, match in known.items() if match.indicator.unit is Unit.PERCENT]
    is_outside = is_ours & texts.isin(percents) & ~value.between(0, 100) & value.notna()
    faults.add(is_outside, "värde", value.astype(str), "Andelen ligger utanför 0–100 procent.", "Rätta värdet.")
    margin = numbers["margin"]
    is_negative = is_ours & (margin < 0)
    faults.add(is_negative, "felmarginal", margin.astype(str), "Felmarginalen är mindre än noll.", "Rätta marginalen.")


def _check_levels(
    table: pd.DataFrame,
    known: dict[str, MatchedIndicator],
    texts: dict[str, pd.Series],
    surroundings: Surroundings,
    is_ours: pd.Series,
    faults: RowFaults,
) -> None:
    """What may only be shown for the whole municipality is not stored for an area."""
    whole = [text for text, match in known.items() if "area" not in match.indicator.levels]
    is_area = table["area_code"].isin(surroundings.ground.areas["area_code"])
    message = "Indikatorn får bara ha värden för hela kommunen."
    remedy = f"Använd kommunens kod, {surroundings.definitions.municipality.code}."
    faults.add(is_ours & is_area & texts["indicator"].isin(whole), "område", texts["area"], message, remedy)


def _refuse_contradictions(table: pd.DataFrame, is_left: pd.Series, faults: RowFaults) -> None:
    """The same figure twice with different values: neither can be trusted."""
    left = table[is_left]
    n_values = left.groupby(KEY)["value"].transform("nunique")
    is_both = is_left & (n_values > 1).reindex(table.index, fill_value=False)
    message = "Samma värde står flera gånger i filen med olika tal."
    faults.add(is_both, "värde", table["value"].astype(str), message, "Behåll det som gäller.")


def _similar_notes(texts: pd.Series, known: dict[str, MatchedIndicator]) -> list[str]:
    return [
        f"{text} mäter inte samma sak som {known[text].indicator.name} och har inte lästs in ({number(n)} rader)."
        for text, n in texts.value_counts().items()
    ]


def _updated(read: ReadFile) -> date | None:
    """When the source says that its table was updated."""
    at = pd.to_datetime(read.attributes.get("updated"), errors="coerce")
    return None if pd.isna(at) else at.date()
