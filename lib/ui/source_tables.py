"""Indicators, datasets and known figures as tables that people read."""

from pathlib import PurePosixPath

import pandas as pd

from lib.analysis.datasets import Dataset
from lib.analysis.sources import IndicatorSource
from lib.domain.rhythm import Age
from lib.domain.source_words import (
    BREAKDOWNS,
    CONTENTS,
    FRESHNESS,
    KOLADA_MEASURES,
    LEVELS,
    NO_FIGURES,
    POLARITIES,
    RHYTHMS,
    SYNTHETIC,
)
from lib.domain.words import UNITS, listing, number, sentence

YES_NO = {True: "ja", False: "nej"}
GAPS_NAMED = 6
NUMBERS = ("Rader", "Områden", "Värde")


def indicator_table(sources: tuple[IndicatorSource, ...]) -> pd.DataFrame:
    """What fits beside the card, a row for each indicator."""
    return pd.DataFrame(
        [
            {
                "Plan": ", ".join(source.plan_ids),
                "Indikator": source.indicator.name,
                "Läge": state_words(source).partition(",")[0],
                "Polaritet": POLARITIES[source.indicator.polarity],
                "Senaste": day_words(source),
                "Luckor": gap_words(source),
                "Enhet": UNITS[source.indicator.unit],
                "Källa": source.indicator.source.name,
            }
            for source in sources
        ]
    )


def indicator_file(sources: tuple[IndicatorSource, ...]) -> pd.DataFrame:
    """Everything that is known of each indicator, for the file."""
    return pd.DataFrame([_whole(source) for source in sources])


def dataset_table(found: tuple[Dataset, ...], n_areas: int) -> pd.DataFrame:
    table = pd.DataFrame(
        [
            {
                "Innehåll": sentence(listing([CONTENTS.get(table, table) for table in dataset.holds])) or "Inga rader",
                "Läge": age_words(dataset.age),
                "Datum": str(dataset.data_date or "okänt"),
                "Väntas": RHYTHMS[dataset.rhythm] if dataset.rhythm else "ingen rytm",
                "Tid": span_words(dataset.first[:7], dataset.last[:7]),
                "Områden": f"{dataset.n_areas} av {n_areas}" if dataset.n_areas else "–",
                "Rader": number(dataset.n_rows),
                "Påhittat": YES_NO[dataset.is_synthetic],
                "Fil och källa": f"{PurePosixPath(dataset.file_name).name}, {dataset.source}",
            }
            for dataset in found
        ]
    )
    return _aligned(table)


def known_table(figures: pd.DataFrame) -> pd.DataFrame:
    values = figures["value"].map(lambda value: number(value, 0 if value != value or value == round(value) else 1))
    table = pd.DataFrame(
        {
            "Vad": figures["label"],
            "Värde": values,
            "Tid": figures["period"].replace("", "inte angiven"),
            "Källa": figures["source"],
            "Uppgifter från": figures["data_date"],
            "Anmärkning": figures["note"],
        }
    )
    return _aligned(table)


def age_words(age: Age) -> str:
    """`✓ aktuell, 3 mån`."""
    months = "" if age.months is None else f", {number(age.months)} mån"
    return f"{FRESHNESS[age.freshness]}{months}"


def state_words(source: IndicatorSource) -> str:
    return age_words(source.age) if source.has_figures else NO_FIGURES


def day_words(source: IndicatorSource) -> str:
    return str(source.coverage.newest or "")


def span_words(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def figures_words(source: IndicatorSource) -> str:
    """`204 siffror, 2020–2025` or `60 månader, 2021-11–2026-10`."""
    if not source.has_figures:
        return "inga än"
    what = ("siffra", "siffror") if source.indicator.computed_from == "values" else ("månad", "månader")
    covered = source.coverage
    return f"{number(covered.n_figures)} {what[covered.n_figures > 1]}, {span_words(covered.first, covered.last)}"


def gap_words(source: IndicatorSource) -> str:
    """Years or months in the middle, and how many areas; empty when nothing is missing."""
    if not source.has_figures:
        return ""
    gaps, areas = source.coverage.gaps, len(source.coverage.areas_missing)
    named = [*gaps[:GAPS_NAMED], *([f"{len(gaps) - GAPS_NAMED} till"] if len(gaps) > GAPS_NAMED else [])]
    parts = [listing(named), f"{number(areas)} områden" if areas > 1 else f"{areas} område" if areas else ""]
    return ", ".join(part for part in parts if part)


def kolada_words(source: IndicatorSource) -> str:
    origin = source.indicator.source
    return f"{origin.kolada}, {KOLADA_MEASURES[origin.kolada_measures]}" if origin.kolada else ""


def levels_words(source: IndicatorSource) -> str:
    return listing([LEVELS[level] for level in source.indicator.levels])


def breakdown_words(source: IndicatorSource) -> str:
    return listing([BREAKDOWNS[name] for name in source.indicator.breakdowns])


def _whole(source: IndicatorSource) -> dict[str, object]:
    indicator, covered = source.indicator, source.coverage
    state = FRESHNESS[source.age.freshness].split()[-1] if source.has_figures else "inga siffror"
    return {
        "Plan": ", ".join(source.plan_ids),
        "Indikator": indicator.name,
        "Definition": indicator.definition,
        "Enhet": UNITS[indicator.unit],
        "Polaritet": POLARITIES[indicator.polarity],
        "Kolada": indicator.source.kolada or "",
        "Koladas mått": KOLADA_MEASURES[indicator.source.kolada_measures] if indicator.source.kolada else "",
        "Nivåer": levels_words(source),
        "Delas upp på": breakdown_words(source),
        "Väntas": RHYTHMS[indicator.rhythm],
        "Senaste siffra": day_words(source),
        "Ålder i månader": source.age.months,
        "Läge": state,
        "Antal siffror eller månader": covered.n_figures,
        "Från": covered.first,
        "Till": covered.last,
        "Saknade år eller månader": ", ".join(covered.gaps),
        "Områden utan siffra": ", ".join(covered.areas_missing) if source.has_figures else "",
        "Exempeldata": SYNTHETIC[covered.synthetic] if source.has_figures else "",
        "Källa": indicator.source.name,
        "Licens": indicator.source.licence or "",
        "Så får du siffror": indicator.source.how_to_get or "",
        "Om källan": indicator.source.note or "",
        "Att tänka på": indicator.caveat or "",
        "Id": indicator.id,
    }


def _aligned(table: pd.DataFrame) -> pd.DataFrame:
    """Numbers as texts that sort by size: as long as the longest."""
    widened = {name: table[name].str.rjust(table[name].str.len().max()) for name in NUMBERS if name in table}
    return table.assign(**widened) if len(table) else table
