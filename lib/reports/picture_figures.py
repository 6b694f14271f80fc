"""Chapters 1–9 of a situation picture: what is known, from where, and in the words that people wrote."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

import pandas as pd

from lib.analysis.frozen_views import frozen_names, map_rows
from lib.analysis.version_rows import Frozen, frame_of
from lib.domain.factor_words import DIRECTIONS, FACTOR_LEVELS
from lib.domain.period import Period
from lib.domain.row import read_rows
from lib.domain.sentences import against_words, short_change, value_with_interval
from lib.domain.version import lines
from lib.domain.version_columns import FROZEN_SOURCES
from lib.domain.version_words import LABELS
from lib.domain.words import UNITS, number, sentence
from lib.reports.document import BulletList, Heading, Paragraph, Part, Table, TableColumn
from lib.reports.figure_parts import areas_part, figures_part, groups_part, map_part, series_part
from lib.reports.written_table import plain_cell, written_table

CHILDHOOD_VIOLENCE = "unga_utsatta_vald"
NOT_WRITTEN = "Texten är inte skriven."
NOT_OPEN = "Ingår inte i det öppna utdraget."
MOST_MAPS = 4
SOURCE_WIDTHS = {"source": 3.0, "file_name": 2.2, "data_date": 1.2, "n_rows": 0.9}


def facts(frozen: Frozen) -> list[Part]:
    version, row = frozen.content["version"], frozen.row
    told = {
        "Period": Period.parse(version["period"]).label,
        LABELS["comparison"]: Period.parse(version["comparison"]).label,
        LABELS["organisations"]: "\n".join(lines(version["organisations"])),
        LABELS["deciding_body"]: plain_cell(row.get("deciding_body")),
        LABELS["decided_on"]: plain_cell(row.get("decided_on")),
        LABELS["next_revision"]: plain_cell(row.get("next_revision")),
        "Kontrollsumma (SHA-256)": plain_cell(row.get("sha256")),
    }
    rows = tuple((name, words or "inte ifyllt") for name, words in told.items())
    table = Table("Uppgifter om lägesbilden", (TableColumn("Uppgift"), TableColumn("Innehåll", 2.5)), rows)
    summary: list[Part] = []
    if version["summary"]:
        summary = [Heading(LABELS["summary"], 2), Paragraph(version["summary"])]
    return [*summary, table]


def crimes(frozen: Frozen) -> list[Part]:
    events = [name for name in _headline(frozen) if _of_events(_indicator(frozen, name))]
    curves = [part for name in events for part in series_part(frozen, name)]
    return [*curves, *figures_part(frozen, _of_events, "Anmälda brott i kommunen"), *_themes(frozen)]


def consequences(frozen: Frozen) -> list[Part]:
    surveys = [name for name in _headline(frozen) if _of_people(_indicator(frozen, name))]
    curves = [part for name in surveys for part in series_part(frozen, name)]
    return [_written(frozen, "consequences"), *curves, *figures_part(frozen, _of_people, "Utsatthet och trygghet")]


def where_and_when(frozen: Frozen) -> list[Part]:
    shown = mapped(frozen)
    maps = [part for name in shown for part in map_part(frozen, name)]
    return [*maps, areas_part(frozen, shown, "Siffror per område."), *_times(frozen)]


def who(frozen: Frozen) -> list[Part]:
    if frozen.is_extract:
        return [_written(frozen, "exposed"), Paragraph(f"Siffror efter kön och ålder: {_lowered(NOT_OPEN)}")]
    by_sex = groups_part(frozen, "sex", "Kvinnor och män")
    return [_written(frozen, "exposed"), *by_sex, *groups_part(frozen, "age", "Ålder")]


def other_knowledge(frozen: Frozen) -> list[Part]:
    figures = figures_part(frozen, lambda one: not _of_events(one) and not _of_people(one), "Annan kunskap")
    if frozen.is_extract:
        return figures
    return [*_factors(frozen), *_reports(frozen), *figures, *_walks(frozen)]


def violence(frozen: Frozen) -> list[Part]:
    return [_written(frozen, "violence")]


def foresight(frozen: Frozen) -> list[Part]:
    return [_written(frozen, "foresight")]


def sources(frozen: Frozen) -> list[Part]:
    rows = frame_of(frozen.content["sources"])
    rows = _by_source(rows) if frozen.is_extract and len(rows) else rows
    shown = written_table("Källor", rows, FROZEN_SOURCES, SOURCE_WIDTHS, "Inga källor är inlästa.")
    return [Heading(LABELS["limits"], 2), _written(frozen, "limits"), shown]


def _by_source(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each source, with the first and the last day that its files reach: without the files' names a row
    for each would be the same words over and over."""
    reached = rows.assign(data_date=rows["data_date"].map(plain_cell))
    days = reached.groupby("source", sort=False, dropna=False)["data_date"]
    return days.agg(lambda found: " – ".join(_ends(sorted(set(found) - {""})))).reset_index()


def _ends(days: list[str]) -> list[str]:
    return [days[0], days[-1]] if len(days) > 1 else days


def mapped(frozen: Frozen) -> list[str]:
    """The indicators that are drawn as maps: those of the headline first, at most MOST_MAPS."""
    if frozen.content["areas"] is None:
        return []
    known = dict.fromkeys([*_headline(frozen), *frozen_names(frozen)])
    drawable = (name for name in known if not map_rows(frozen, name).empty)
    return list(islice(drawable, MOST_MAPS))


def _headline(frozen: Frozen) -> Sequence[str]:
    there = frozen_names(frozen)
    return [name for name in frozen.content["municipality"]["headline"] if name in there]


def _indicator(frozen: Frozen, name: str) -> dict[str, Any]:
    return next(one for one in frozen.content["indicators"] if one["id"] == name)


def _of_events(indicator: dict[str, Any]) -> bool:
    return bool(indicator["computed_from"] == "events")


def _of_people(indicator: dict[str, Any]) -> bool:
    """What people have answered, and what they have been exposed to."""
    return bool(indicator["kind"] == "survey_share" or indicator["id"] == CHILDHOOD_VIOLENCE)


def _written(frozen: Frozen, name: str) -> Paragraph:
    return Paragraph(frozen.content["version"].get(name) or NOT_WRITTEN)


def _themes(frozen: Frozen) -> list[Part]:
    """Slag av brott, where the copy has them."""
    rows = frozen.figures("theme")
    rows = rows[rows["indicator"] == "anmalda_brott"] if len(rows) else rows
    if rows.empty:
        return []
    read = read_rows(rows.to_dict("records"))
    cells = tuple(
        (str(name), value_with_interval(row), number(row.numerator), sentence(short_change(row)))
        for name, row in zip(rows["theme_name"], read, strict=True)
    )
    head = (TableColumn("Slag av brott", 1.5), TableColumn(f"Värde, {UNITS[read[0].unit]}", 1.6),
            TableColumn("Antal", 0.8, True), TableColumn("Förändring", 2.5))  # fmt: skip
    return [Table("Anmälda brott efter slag", head, cells)]


def _times(frozen: Frozen) -> list[Part]:
    """When in the week, from the copy; older copies have none."""
    named = {"events": "Anmälda brott", "reports": "Rapporter om platser"}
    told: list[Part] = []
    for table, found in frozen.content.get("times", {}).items():
        if not found["n_events"]:
            continue
        told.append(Heading(f"När i veckan: {named[table].lower()}", 2))
        findings = found["findings"] or ["Ingen tid i veckan sticker ut mer än slumpen brukar ge."]
        told += [BulletList(tuple(findings)), _week_table(named[table], frame_of(found["blocks"]))]
    return told or [Paragraph("Tider i veckan finns inte i den här versionen.")]


def _week_table(name: str, blocks: pd.DataFrame) -> Part:
    if blocks.empty:
        return Paragraph(f"{name}: för få händelser för att säga något om tiden.")
    days = blocks.drop_duplicates("weekday").sort_values("weekday")["weekday_name"].tolist()
    hours = blocks.drop_duplicates("block").sort_values("block")["hours"].tolist()
    at = blocks.set_index(["weekday_name", "hours"]).to_dict("index")
    rows = tuple((sentence(day), *(_block(at[day, hour]) for hour in hours)) for day in days)
    head = (TableColumn("Veckodag", 1.3), *(TableColumn(str(hour), 1.0, True) for hour in hours))
    return Table(f"{name} efter veckodag och klockslag, antal. ▲ är fler än slumpen brukar ge.", head, rows)


def _block(block: dict[Any, Any]) -> str:
    return f"{'▲ ' if block['is_hot'] else ''}{number(block['observed'])}"


def _factors(frozen: Frozen) -> list[Part]:
    rows = frame_of(frozen.content["factors"])
    rows = rows[rows["value"].notna()] if len(rows) else rows
    if rows.empty:
        return [Paragraph("Siffror om risk och skydd saknas.")]
    read = read_rows(rows.to_dict("records"))
    cells = tuple(
        (DIRECTIONS[str(own["direction"])], str(own["factor"]), str(own["indicator"]),
         f"{value_with_interval(row)} ({FACTOR_LEVELS[str(own['level'])]})", sentence(against_words(row)))
        for own, row in zip(rows.to_dict("records"), read, strict=True)
    )  # fmt: skip
    head = (TableColumn("Sida", 0.7), TableColumn("Faktor", 1.6), TableColumn("Mått", 2.2),
            TableColumn("Värde (nivå)", 1.9), TableColumn("Jämförelse", 1.8))  # fmt: skip
    return [Table("Risk och skydd. En faktor väger lite, många tillsammans väger mycket.", head, cells)]


def _reports(frozen: Frozen) -> list[Part]:
    told = frozen.content["reports"]
    if not told["n_all"]:
        return [Heading("Rapporter om platser", 2), Paragraph("Inga rapporter finns för perioden.")]
    counted = (
        f"{number(told['n_all'])} rapporter, {number(told['n_on_map'])} med plats och "
        f"{number(told['n_without_position'])} utan. {number(told['n_protective'])} handlar om trygga platser. "
        "Fler rapporter betyder inte alltid fler problem."
    )
    asked = (("Orsaker som nämns", frame_of(told["reasons"])), ("Önskat", frame_of(told["wishes"])))
    named = [f"{heading}: {_counted(rows)}." for heading, rows in asked if len(rows)]
    return [Heading("Rapporter om platser", 2), Paragraph(counted), BulletList(tuple(named))]


def _counted(rows: pd.DataFrame) -> str:
    return ", ".join(f"{row['name'].lower()} ({number(row['count'])})" for row in rows.to_dict("records"))


def _walks(frozen: Frozen) -> list[Part]:
    walks = frozen.rows("walks")
    words = (
        "Inga trygghetsvandringar finns i lägesbilden." if walks.empty else f"{number(len(walks))} vandringar finns."
    )
    return [Heading("Trygghetsvandringar", 2), Paragraph(words)]


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
