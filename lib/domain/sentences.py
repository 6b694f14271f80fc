"""Figures in words: the same words on cards, maps, tables and slides, never claiming more than the numbers allow."""

from lib.domain.change_words import BEYOND_CHANCE
from lib.domain.codes import Change, Difference, Status, Unit
from lib.domain.row import FigureRow
from lib.domain.words import CHANGES, DIFFERENCES, STATUSES, UNITS, figure, interval, number, percent_change, sentence

ONLY_COUNT = "För få invånare för att räkna per invånare"


def value_words(row: FigureRow) -> str:
    """`12,4`, `63 %`, `–` or `·`."""
    return figure(row.value, row.unit, row.status)


def value_with_interval(row: FigureRow) -> str:
    return f"{value_words(row)} {interval(row.lower, row.upper, row.unit)}".strip()


def short_change(row: FigureRow) -> str:
    """`från 42 till 31 (−26 %), större än slumpen brukar ge`; empty when nothing is known of before."""
    if row.change is Change.UNKNOWN or not row.has_value:
        return ""
    scaled = " (omräknat till lika lång tid)" if row.is_previous_scaled else ""
    numbers = f"från {figure(row.previous_value, row.unit)}{scaled} till {value_words(row)}"
    sure = row.change in (Change.INCREASE, Change.DECREASE)
    size = f" ({change_size(row)})" if change_size(row) else ""
    return f"{numbers}{size}, {BEYOND_CHANCE if sure else CHANGES[row.change]}"


def change_size(row: FigureRow) -> str:
    """`−26 %` for counts and rates, `+2 procentenheter` for shares: a per cent of a per cent misleads."""
    if row.unit is not Unit.PERCENT:
        return percent_change(row.change_pct)
    if row.value is None or row.previous_value is None:
        return ""
    points = row.value - row.previous_value
    sign = "+" if round(points, 1) > 0 else ""
    return f"{sign}{number(points, 0 if abs(points) >= 10 else 1)} procentenheter"


def change_sentence(row: FigureRow) -> str:
    """`Det är en minskning från 42 till 31 (−26 %), större än slumpen brukar ge.`"""
    words = short_change(row)
    if not words:
        return ""
    kinds = {Change.INCREASE: "Det är en ökning", Change.DECREASE: "Det är en minskning"}
    return f"{kinds.get(row.change, 'Det gick')} {words}."


def against_words(row: FigureRow) -> str:
    """`högre än Västerås (47)` or `ingen säker skillnad mot Västerås (47)`; empty without a comparison."""
    if row.difference is Difference.UNKNOWN or not row.has_value:
        return ""
    preposition = "mot" if row.difference is Difference.SIMILAR else "än"
    other = figure(row.comparison_value, row.unit)
    return f"{DIFFERENCES[row.difference]} {preposition} {row.comparison_name} ({other})"


def place_sentence(row: FigureRow, indicator_name: str) -> str:
    """One or two sentences about one place: its level against the municipality, and its change."""
    if row.status is Status.NOT_APPLICABLE and row.numerator is not None:
        return f"{row.area_name}: {number(row.numerator)} i antal. {ONLY_COUNT}."
    if not row.has_value:
        return f"{row.area_name}: {indicator_name.lower()}, {STATUSES[row.status]}."
    against = against_words(row)
    level = f"{row.area_name}: {_measured(row)}{', ' + against if against else ''}."
    return f"{level} {change_sentence(row)}".strip()


def areas_sentence(rows: tuple[FigureRow, ...], municipality: str) -> str:
    """How many areas stand out, without ranking them; empty when none can be compared."""
    known = [row.difference for row in rows if row.difference is not Difference.UNKNOWN]
    if not known:
        return ""
    high, low = known.count(Difference.HIGHER), known.count(Difference.LOWER)
    return (
        f"Av {number(len(known))} områden ligger {number(high)} säkert över och {number(low)} säkert under "
        f"{municipality} som helhet; för {number(len(known) - high - low)} syns ingen säker skillnad."
    )


def tooltip_lines(row: FigureRow) -> list[str]:
    """Name, value with interval, count or answers, and the comparison: each a line of plain text."""
    if row.status is Status.NOT_APPLICABLE and row.numerator is not None:
        return [row.area_name, f"Antal: {number(row.numerator)}", ONLY_COUNT]
    if not row.has_value:
        return [row.area_name, sentence(STATUSES[row.status])]
    counted = f"{number(row.n)} svar" if row.n is not None else f"Antal: {number(row.numerator)}"
    known = row.n is not None or (row.numerator is not None and row.unit is not Unit.COUNT)
    against = against_words(row)
    lines = [row.area_name, value_with_interval(row), counted if known else "", sentence(against)]
    return [line for line in lines if line]


def _measured(row: FigureRow) -> str:
    endings = {Unit.COUNT: "", Unit.PERCENT: ""}
    return f"{value_words(row)} {endings.get(row.unit, UNITS[row.unit])}".strip()
