"""The slides about figures: the key figures, the first of them over time, where they are high and where they change."""

from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from lib.analysis.classes import ColourClasses, with_class
from lib.analysis.meeting_material import Material, MeetingIndicator, of_indicator
from lib.domain.change_sentences import change_words
from lib.domain.class_words import class_labels
from lib.domain.codes import Change, Unit
from lib.domain.deck import BigNumber, LineChart, MapClass, MapView, Slide, SlideKind
from lib.domain.deck_sentences import (
    areas_title,
    by_chance,
    change_told,
    changed_title,
    figure_title,
    numbers_title,
    unit_line,
)
from lib.domain.palette import DIFFERENCE, MISSING, SUPPRESSED, ZERO, ramp
from lib.domain.row import FigureRow, read_rows
from lib.domain.sentences import tooltip_lines, value_words
from lib.domain.words import UNITS
from lib.reports.deck_map import Painted, area_map, bare_views

MOST_NUMBERS = 6
SPECIAL = {-1: (ZERO, "noll"), -2: (MISSING, "uppgift saknas"), -3: (SUPPRESSED, "dolt av sekretesskäl"),
           -4: (MISSING, "ej tillämpligt")}  # fmt: skip
HATCHED = frozenset({-3})
CHANGED: dict[Change, tuple[str, str]] = {
    Change.INCREASE: (DIFFERENCE[4], "▲ ökning, större än slumpen brukar ge"),
    Change.DECREASE: (DIFFERENCE[0], "▼ minskning, större än slumpen brukar ge"),
    Change.MAYBE_CHANCE: (DIFFERENCE[2], "≈ kan vara slump"),
    Change.TOO_FEW: (ZERO, "för få händelser för att avgöra"),
    Change.UNKNOWN: (MISSING, "går inte att jämföra"),
}
HOW_SURE = "Gränserna visar 95 % osäkerhet. En skillnad som kan vara slump är ingen förändring att förklara."


def figure_slides(material: Material) -> Iterator[Slide]:
    """In the order that they are shown; what there are no figures for gives no slide."""
    yield from _numbers(material)
    for name in material.headline[:1]:
        yield from _over_time(material, material.indicators[name])
    for indicator in _mapped(material):
        yield from _where(material, indicator)
    yield from _changed(material)


def line_chart(series: pd.DataFrame, name: str) -> LineChart | None:
    """Of an answer table by period; None when fewer than half of the points can be shown."""
    if len(series) < 2 or series["value"].notna().sum() < max(2, len(series) / 2):
        return None
    compared = series["comparison_name"].dropna()
    has_other = len(compared) > 0 and series["comparison_value"].notna().any()
    return LineChart(
        name=name,
        unit=UNITS[Unit(series["unit"].iloc[0])],
        periods=tuple(series["period"]),
        values=_plain(series["value"]),
        lower=_plain(series["lower"]),
        upper=_plain(series["upper"]),
        comparison_name=str(compared.iloc[0]) if has_other else "",
        comparison=_plain(series["comparison_value"]) if has_other else (),
    )


def sources(rows: pd.DataFrame) -> dict[str, str | bool]:
    """The slide's source, newest day and whether anything in it is made up."""
    if rows.empty:
        return {}
    days = sorted(str(day)[:10] for day in rows["data_date"].dropna())
    names = list(dict.fromkeys(str(name) for name in rows["source"].dropna()))
    return {
        "source": "; ".join(names),
        "data_date": days[-1] if days else "",
        "is_synthetic": bool(rows["is_synthetic"].fillna(False).any()),
    }


def _numbers(material: Material) -> Iterator[Slide]:
    names = [name for name in material.headline if material.total(name) is not None][:MOST_NUMBERS]
    if not names:
        return
    rows = [FigureRow.read(material.total(name) or {}) for name in names]
    title = numbers_title(rows)
    compared = material.asked.comparison.label
    yield Slide(
        "nyckeltal", SlideKind.NUMBERS, title, title,
        kicker="Läget i korthet",
        subtitle=f"{material.municipality}, {material.asked.period.label} jämfört med {compared}",
        numbers=tuple(
            BigNumber(value_words(row), _label(material.indicators[name], row), change_told(row))
            for name, row in zip(names, rows, strict=True)
        ),
        told=" ".join((HOW_SURE, by_chance(len(rows)), *(material.indicators[name].caveat for name in names))).strip(),
        **sources(material.totals[material.totals["indicator"].isin(names)]),  # type: ignore[arg-type]
    )  # fmt: skip


def _label(indicator: MeetingIndicator, row: FigureRow) -> str:
    unit = "" if row.unit in (Unit.PERCENT, Unit.COUNT) else f", {UNITS[row.unit]}"
    year = f" ({row.period})" if row.period else ""
    return f"{indicator.name}{unit}{year}"


def _over_time(material: Material, indicator: MeetingIndicator) -> Iterator[Slide]:
    series, total = of_indicator(material.by_period, indicator.id), material.total(indicator.id)
    chart = None if series.empty else line_chart(series, indicator.name)
    if chart is None or total is None:
        return
    row = FigureRow.read(total)
    title = figure_title(row, indicator.name)
    yield Slide(
        f"over-tid-{indicator.id}", SlideKind.LINE, title, title,
        kicker="Över tid",
        subtitle=f"{indicator.name}, {chart.unit}, {chart.periods[0]}–{chart.periods[-1]}. "
                 f"Rubriken gäller {material.asked.period.label}.",
        line_chart=chart,
        told=f"{indicator.definition} {indicator.caveat} {HOW_SURE}",
        **sources(series),  # type: ignore[arg-type]
    )  # fmt: skip


def _mapped(material: Material) -> Iterator[MeetingIndicator]:
    """The first headline figure that has areas, and the first of a survey that has."""
    with_areas = [
        material.indicators[name]
        for name in material.headline
        if material.indicators[name].limits is not None and len(of_indicator(material.by_area, name))
    ]
    if material.areas.empty or not with_areas:
        return
    yield with_areas[0]
    yield from [one for one in with_areas[1:] if one.is_survey][:1]


def _where(material: Material, indicator: MeetingIndicator) -> Iterator[Slide]:
    rows = of_indicator(material.by_area, indicator.id)
    limits = indicator.limits or ()
    classed = with_class(rows, ColourClasses(limits, ""))
    read = read_rows(rows.to_dict("records"))
    fills = dict(enumerate(ramp(indicator.polarity, len(limits) + 1))) | {code: one[0] for code, one in SPECIAL.items()}
    painted = {
        row.area_code: Painted(fills[code], tuple(tooltip_lines(row)), code in HATCHED)
        for row, code in zip(read, classed["colour_class"], strict=True)
    }
    unit = Unit(rows["unit"].iloc[0])
    labels = dict(enumerate(class_labels(limits, unit))) | {code: label for code, (_, label) in SPECIAL.items()}
    painted |= {code: Painted(MISSING, (name, "Uppgift saknas")) for code, name in _without(material, painted)}
    legend = _legend(classed["colour_class"], labels, fills)
    title = areas_title(read, indicator.name, material.municipality)
    n_known = sum(row.has_value for row in read)
    yield Slide(
        f"karta-{indicator.id}", SlideKind.MAP, title, title,
        kicker="Var",
        subtitle=unit_line(indicator.name, read[0], read[0].period or material.asked.period.label),
        area_map=area_map(_sheets(material), painted, legend, _remark(material)),
        told=" ".join((indicator.definition, indicator.caveat, by_chance(n_known))).strip(),
        **sources(rows),  # type: ignore[arg-type]
    )  # fmt: skip


def _changed(material: Material) -> Iterator[Slide]:
    rows = material.changed
    if rows.empty or material.areas.empty:
        return
    indicator = next(one for one in _mapped(material))
    records = rows.to_dict("records")
    painted = {
        str(row["area_code"]): Painted(
            SUPPRESSED if row["is_suppressed"] else CHANGED[Change(row["change"])][0],
            (str(row["area_name"]), change_words(row)),
            bool(row["is_suppressed"]),
        )
        for row in records
    }
    painted |= {code: Painted(MISSING, (name, "Uppgift saknas")) for code, name in _without(material, painted)}
    codes = rows["change"].map(Change).where(~rows["is_suppressed"].astype(bool))
    n = codes.value_counts()
    legend = [MapClass(fill, f"{label} ({n[code]})") for code, (fill, label) in CHANGED.items() if n.get(code, 0)]
    n_hidden = int(rows["is_suppressed"].sum())
    legend += [MapClass(SUPPRESSED, f"dolt av sekretesskäl ({n_hidden})", is_hatched=True)] if n_hidden else []
    title = changed_title([row for row in records if not row["is_suppressed"]], indicator.name)
    yield Slide(
        f"andrat-{indicator.id}", SlideKind.MAP, title, title,
        kicker="Vad har ändrats",
        subtitle=f"{indicator.name}, {material.asked.period.label} jämfört med {material.asked.comparison.label}",
        area_map=area_map(_sheets(material), painted, tuple(legend), _remark(material)),
        told="Prövat med hänsyn till att många områden jämförs på en gång (Benjamini och Hochberg, 5 %).",
        **sources(rows),  # type: ignore[arg-type]
    )  # fmt: skip


@lru_cache(maxsize=8)
def _sheets(material: Material) -> tuple[MapView, ...]:
    """The same ground for every map of a deck."""
    return bare_views(material.areas)


def _remark(material: Material) -> str:
    schematic = "is_schematic" in material.areas and bool(material.areas["is_schematic"].fillna(False).any())
    return "Schematiska gränser" if schematic else ""


def _without(material: Material, painted: dict[str, Painted]) -> list[tuple[str, str]]:
    areas = material.areas
    return [(code, name) for code, name in zip(areas["area_code"], areas["name"], strict=True) if code not in painted]


def _legend(classes: pd.Series, labels: dict[int, str], fills: dict[int, str]) -> tuple[MapClass, ...]:
    """Every stretch of values, and of the rest what is there; with how many areas are in each."""
    there = classes.value_counts()
    shown = [code for code in labels if code >= 0 or there.get(code, 0)]
    return tuple(MapClass(fills[code], f"{labels[code]} ({there.get(code, 0)})", code in HATCHED) for code in shown)


def _plain(cells: pd.Series) -> tuple[float | None, ...]:
    return tuple(None if value != value else float(value) for value in cells.astype(float))
