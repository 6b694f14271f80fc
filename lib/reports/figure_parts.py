"""Figures of a situation picture as parts of a report: tables, curves, maps and groups, each with its finding."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd

from lib.analysis.frozen_views import figures_of_one, figures_table, frozen_indicator, map_rows
from lib.analysis.version_rows import Frozen
from lib.charts.chart_spec import chart_spec
from lib.charts.groups import measures_by_group_chart
from lib.charts.series import series_chart
from lib.charts.static_map import MapTexts, static_map
from lib.domain.codes import AgeBand, Sex, Status, Unit
from lib.domain.period import Period
from lib.domain.row import FigureRow, read_rows
from lib.domain.sentences import areas_sentence, change_sentence, value_with_interval
from lib.domain.version_columns import FROZEN_FIGURES
from lib.domain.words import AGES, SEXES, UNITS, listing
from lib.reports.chart_picture import chart_picture
from lib.reports.document import Heading, Paragraph, Part, Picture, Table, TableColumn
from lib.reports.written_table import written_table

Wanted = Callable[[dict[str, Any]], bool]
"""Whether an indicator, as the copy describes it, belongs to a chapter."""
WIDTHS = {"name": 2.2, "value_text": 1.7, "unit_text": 1.5, "period": 1.2, "change_text": 2.6, "against_text": 1.9}
GROUP_WORDS: dict[str, dict[str, str]] = {
    "sex": {str(code): word for code, word in SEXES.items()},
    "age": {str(code): word for code, word in AGES.items()},
}
EVERYBODY = {"sex": Sex.ALL, "age": AgeBand.ALL}


def chosen_indicators(frozen: Frozen, wanted: Wanted) -> list[dict[str, Any]]:
    """The indicators of the copy that belong to the chapter and have any figure for the whole municipality."""
    totals = frozen.figures("total")
    there = set(totals.loc[totals["status"] != Status.MISSING, "indicator"]) if len(totals) else set()
    return [one for one in frozen.content["indicators"] if one["id"] in there and wanted(one)]


def figures_part(frozen: Frozen, wanted: Wanted, caption: str) -> list[Part]:
    """The whole municipality's figures, with the sources below."""
    names = {one["name"] for one in chosen_indicators(frozen, wanted)}
    table = figures_table(frozen)
    rows = table[table["name"].isin(names)]
    shown = written_table(caption, rows, FROZEN_FIGURES, WIDTHS, f"{caption}: inga siffror finns.")
    return [shown, *([_sources(rows)] if len(rows) else [])]


def series_part(frozen: Frozen, indicator_id: str) -> list[Part]:
    """The curve over time under its finding; nothing with fewer than two points."""
    series = figures_of_one(frozen, indicator_id, "period")
    if series.empty or series["value"].notna().sum() < 2:
        return []
    indicator, total = frozen_indicator(frozen, indicator_id), figures_of_one(frozen, indicator_id, "total")
    months = len(str(series["period"].iloc[0])) > len("2025")
    compared = series["comparison_name"].dropna()
    chart = partial(series_chart, series, str(series["area_name"].iloc[0]), next(iter(compared), None), months)
    change = change_sentence(FigureRow.read(total.to_dict("records")[0])) if len(total) else ""
    span = f"{series['period'].iloc[0]}–{series['period'].iloc[-1]}"
    measure = (
        f"{indicator['name']}, {UNITS[Unit(str(indicator['unit']))]}, {'per månad' if months else 'per år'}, {span}"
    )
    told = f"Kurva: {measure}. {change}"
    caption = f"{measure}. {_source(series)}"
    picture = Picture(chart_picture(chart_spec(chart, "light", told), None, "svg"), told, caption)
    return [Heading(f"{indicator['name']}: {_lowered(change)}" if change else indicator["name"], 2), picture]


def map_part(frozen: Frozen, indicator_id: str) -> list[Part]:
    """The map under how many areas stand out; nothing without figures by area."""
    rows = map_rows(frozen, indicator_id)
    if rows.empty:
        return []
    indicator = frozen_indicator(frozen, indicator_id)
    by_area = figures_of_one(frozen, indicator_id, "area")
    finding = areas_sentence(tuple(read_rows(by_area.to_dict("records"))), frozen.content["municipality"]["name"])
    areas, unit = frozen.content["areas"], Unit(str(indicator["unit"]))
    drawn = static_map(rows, areas, tuple(indicator["limits"]), str(indicator["polarity"]), unit, MapTexts("", "", ""))
    borders = " Schematiska gränser." if any(one["properties"].get("is_schematic") for one in areas["features"]) else ""
    measure = f"{indicator['name']} per område, {UNITS[unit]}, {_period(frozen, by_area)}"
    caption = f"{finding} {measure}. {_source(by_area)}{borders}".strip()
    told = f"Karta: {indicator['name']} per område. {finding} Alla värden står i tabellen."
    return [Heading(f"{indicator['name']} per område", 2), Picture(drawn.encode(), told, caption)]


def areas_part(frozen: Frozen, indicator_ids: Sequence[str], caption: str) -> Part:
    """A row for each area in the order of their names, a column for each indicator, with 95 % limits."""
    columns, cells = [], []
    for name in indicator_ids:
        rows = figures_of_one(frozen, name, "area")
        if rows.empty:
            continue
        indicator = frozen_indicator(frozen, name)
        written = [value_with_interval(row) for row in read_rows(rows.to_dict("records"))]
        cells.append(dict(zip(rows["area_code"], written, strict=True)))
        columns.append(TableColumn(f"{indicator['name']}, {UNITS[Unit(str(indicator['unit']))]}", 1.5))
    names = frozen.content["definitions"]["area_names"]
    if not cells or not names:
        return Paragraph("Inga siffror finns per område.")
    by_name = sorted(names.items(), key=lambda one: one[1])
    rows_shown = tuple((name, *(column.get(code, "–") for column in cells)) for code, name in by_name)
    return Table(f"{caption} Inom parentes: 95 % osäkerhet.", (TableColumn("Område", 2.0), *columns), rows_shown)


def groups_part(frozen: Frozen, by: str, caption: str) -> list[Part]:
    """A table by sex or age of every indicator that has it, and a drawing of the shares."""
    rows = frozen.figures(by)
    if rows.empty:
        return [Paragraph(f"{caption}: inga siffror finns.")]
    known = {one["id"]: one for one in frozen.content["indicators"]}
    rows = rows[(rows[by] != EVERYBODY[by]) & (rows["status"] != Status.MISSING) & rows["indicator"].isin(known)]
    if rows.empty:
        return [Paragraph(f"{caption}: inga siffror finns.")]
    read = read_rows(rows.to_dict("records"))
    shown = rows.assign(
        indicator=[known[name]["name"] for name in rows["indicator"]],
        group=rows[by].map(GROUP_WORDS[by]),
        text=[value_with_interval(row) for row in read],
        unit_text=[UNITS[row.unit] for row in read],
    )
    cells = shown[["indicator", "group", "text", "unit_text", "period"]].fillna("").astype(str)
    head = ("Mått", "Grupp", "Värde", "Enhet", "Period")
    widths = (2.4, 1.3, 1.6, 1.5, 1.0)
    columns = tuple(TableColumn(label, width) for label, width in zip(head, widths, strict=True))
    table = Table(caption, columns, tuple(cells.itertuples(index=False, name=None)))
    shares = shown[(shown["unit"] == Unit.PERCENT) & shown["value"].notna()]
    return [*_group_picture(shares, by, caption), table, _sources(shown)]


def _group_picture(shares: pd.DataFrame, by: str, caption: str) -> list[Part]:
    if shares.empty:
        return []
    told = f"{caption}, andelar i procent med 95 % osäkerhet. Samma värden står i tabellen."
    chart = chart_spec(partial(measures_by_group_chart, shares, by), "light", told)
    return [Picture(chart_picture(chart, None, "svg"), told, told)]


def _period(frozen: Frozen, rows: pd.DataFrame) -> str:
    own = [str(one) for one in rows["period"].dropna().unique()]
    return listing(own) if 0 < len(own) <= 3 else Period.parse(frozen.content["version"]["period"]).label


def _sources(rows: pd.DataFrame) -> Paragraph:
    dated = rows[["source", "data_date"]].drop_duplicates().sort_values(["source", "data_date"])
    told = [f"{row['source']} (till {row['data_date']})" if row["data_date"] else str(row["source"])
            for row in dated.to_dict("records")]  # fmt: skip
    return Paragraph(f"Källor: {'; '.join(told)}.", is_quiet=True)


def _source(rows: pd.DataFrame) -> str:
    newest = rows["data_date"].dropna()
    until = f" Uppgifter till och med {max(newest)}." if len(newest) else ""
    return f"Källa: {rows['source'].iloc[-1]}.{until}"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")
