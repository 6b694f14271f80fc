"""The same figure everywhere: what each file says of every figure, as a reader sees it, beside what the page says."""

import csv
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import openpyxl
import pandas as pd
import pyogrio
from pptx import Presentation
from pypdf import PdfReader

from lib.analysis.figures import figures_of
from lib.analysis.version_rows import Frozen
from lib.analysis.workspace import Workspace
from lib.domain.audience import ROLES, Audience
from lib.domain.codes import Status, Unit
from lib.domain.export_columns import SPLITS
from lib.domain.period import Period
from lib.domain.report_asked import ReportFormat
from lib.domain.row import FigureRow
from lib.domain.selection import Selection
from lib.domain.sentences import value_with_interval
from lib.domain.words import AGES, SEXES, STATUSES, UNITS, figure, interval
from lib.reports.docx_file import docx_file
from lib.reports.pdf_file import pdf_file
from lib.reports.picture_files import DATA_FILES, picture_slides
from lib.reports.picture_report import picture_report
from lib.reports.report_stamp import picture_stamp
from lib.reports.xlsx_file import HEAD_ROW

Key = tuple[str, str, str]
"""The measure's name, the split, and which row of it: an area, a month, a sex, an age, a theme; "" for the whole."""
GROUPS = {"total": None, "area": "area_name", "period": "period", "sex": "sex", "age": "age", "theme": "theme_name"}
WORDS = {
    "sex": {str(code): word for code, word in SEXES.items()},
    "age": {str(code): word for code, word in AGES.items()},
}
UNIT_OF = {word: unit for unit, word in UNITS.items()}
STATUS_OF = {word: status for status, word in STATUSES.items() if word}


@dataclass(frozen=True)
class Files:
    """One picture for one audience, as the pages ask it and as every file holds it."""

    workspace: Workspace
    asked: Selection
    audience: Audience
    contents: dict[ReportFormat, bytes]


@dataclass(frozen=True)
class Compared:
    """`said` is the text of each figure by where it stands; `shown` that of the page."""

    shown: dict[Key, str]
    said: dict[str, dict[Key, str]]

    def differing(self) -> list[tuple[str, Key, str, str]]:
        """Where a file says something else than the page, or of something that the page does not have."""
        return [
            (where, key, text, self.shown.get(key, "finns inte"))
            for where, texts in self.said.items()
            for key, text in texts.items()
            if text != self.shown.get(key)
        ]


def all_files(
    workspace: Workspace,
    frozen: Frozen,
    audience: Audience,
    today: date,
    formats: Collection[ReportFormat] = ReportFormat,
) -> Files:
    """Whether it may be published is not asked here."""
    facts, stamp = frozen.content["version"], picture_stamp(frozen, audience, today)
    asked = Selection(workspace.folder.slug, Period.parse(facts["period"]), Period.parse(facts["comparison"]))
    contents = {one: write(frozen, stamp) for one, write in DATA_FILES.items()}
    if ReportFormat.PPTX in formats:
        contents[ReportFormat.PPTX] = picture_slides(workspace, frozen, audience, today)
    if ReportFormat.PDF in formats:
        document = picture_report(frozen, stamp)
        contents |= {ReportFormat.DOCX: docx_file(document), ReportFormat.PDF: pdf_file(document)}
    return Files(workspace, asked, audience, contents)


def compared(files: Files) -> Compared:
    """Value with 95 % limits, as they are written on the page."""
    shown = _on_page(files)
    said = {
        "CSV": _in_csv(files.contents[ReportFormat.CSV]),
        "XLSX": _in_xlsx(files.contents[ReportFormat.XLSX]),
        **_in_gpkg(files.contents[ReportFormat.GPKG], files.workspace),
    }
    if ReportFormat.PDF in files.contents:
        said["DOCX"] = _in_docx(files.contents[ReportFormat.DOCX])
        said["PDF"] = _in_pdf(files.contents[ReportFormat.PDF], said["DOCX"])
    if ReportFormat.PPTX in files.contents:
        said["PPTX"] = _in_pptx(files.contents[ReportFormat.PPTX], shown, files.workspace)
    return Compared(shown, said)


def _on_page(files: Files) -> dict[Key, str]:
    """Every indicator that the municipality has, whether it is in the report or not."""
    known = files.workspace.definitions.indicators
    shown = {}
    for by, column in GROUPS.items():
        for name, indicator in known.items():
            if by in ("sex", "age", "theme") and by not in indicator.breakdowns:
                continue
            rows = figures_of(files.workspace, files.asked, (name,), by, ROLES[files.audience])  # type: ignore[arg-type]
            for record in rows.to_dict("records"):
                group = "" if column is None else _group(by, str(record[column]))
                shown[(indicator.name, by, group)] = value_with_interval(FigureRow.read(record))
    return shown


def _group(by: str, value: str) -> str:
    return WORDS.get(by, {}).get(value, value)


def _text(value: float | None, lower: float | None, upper: float | None, unit: Unit, status: Status) -> str:
    return f"{figure(value, unit, status)} {interval(lower, upper, unit)}".strip()


def _of_row(row: dict[str, Any]) -> tuple[Key, str]:
    """A row with the files' Swedish headings, numbers as numbers."""
    by = next(code for code, words in SPLITS.items() if words == row["Uppdelning"])
    labels = {"area": "Område", "period": "Period", "sex": "Kön", "age": "Ålder", "theme": "Tema"}
    status = STATUS_OF.get(row.get("Anmärkning") or "", Status.VALUE)
    group = row[labels[by]] if by in labels else ""
    text = _text(row["Värde"], row["Nedre gräns"], row["Övre gräns"], UNIT_OF[row["Enhet"]], status)
    return (row["Mått"], by, group), text


def _in_csv(content: bytes) -> dict[Key, str]:
    rows = csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=";")
    return dict(
        _of_row({**row, **{name: _number(row[name]) for name in ("Värde", "Nedre gräns", "Övre gräns")}})
        for row in rows
    )


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if text else None


def _in_xlsx(content: bytes) -> dict[Key, str]:
    book = openpyxl.load_workbook(BytesIO(content), read_only=True)
    found = {}
    for sheet in book.worksheets:
        if not sheet.title.startswith("Siffror "):
            continue
        head, *rows = sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True)
        split = {"Uppdelning": sheet.title.removeprefix("Siffror ")}
        found |= dict(_of_row(split | dict(zip(head, row, strict=True))) for row in rows)
    return found


def _in_gpkg(content: bytes, workspace: Workspace) -> dict[str, dict[Key, str]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "l.gpkg"
        path.write_bytes(content)
        table = pyogrio.read_dataframe(path, layer="siffror").astype(object)
        has_areas = "omraden" in {name for name, _ in pyogrio.list_layers(path)}
        areas = pyogrio.read_dataframe(path, layer="omraden", read_geometry=False).astype(object) if has_areas else None
    names = {"indicator_name": "Mått", "split": "Uppdelning", "area_name": "Område", "period": "Period", "sex": "Kön",
             "age": "Ålder", "theme_name": "Tema", "value": "Värde", "lower": "Nedre gräns", "upper": "Övre gräns",
             "unit": "Enhet", "status": "Anmärkning"}  # fmt: skip
    plain = table.where(table.notna(), None).rename(columns=names)
    found = {"GPKG": dict(_of_row(row) for row in plain.to_dict("records"))}
    return found if areas is None else found | {"GPKG karta": _on_layer(areas.where(areas.notna(), None), workspace)}


def _on_layer(areas: pd.DataFrame, workspace: Workspace) -> dict[Key, str]:
    """A row the layer is empty for has no figure: missing figures have no row on the page either."""
    found = {}
    for record in areas.to_dict("records"):
        for name, indicator in workspace.definitions.indicators.items():
            if name not in areas:
                continue
            status = STATUS_OF.get(record[f"{name}_status"] or "", Status.VALUE)
            if record[name] is None and status is Status.VALUE:
                continue
            text = _text(record[name], record[f"{name}_lower"], record[f"{name}_upper"], indicator.unit, status)
            found[(indicator.name, "area", record["name"])] = text
    return found


def _in_docx(content: bytes) -> dict[Key, str]:
    """The tables of figures: of the whole, by group, and by area with a column for each measure."""
    found: dict[Key, str] = {}
    for table in docx.Document(BytesIO(content)).tables:
        head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        if head[:3] == ["Mått", "Värde", "Enhet"]:
            found |= {(row[0], "total", ""): row[1] for row in rows}
        elif head[:3] == ["Mått", "Grupp", "Värde"]:
            found |= {(row[0], "sex" if row[1] in SEXES.values() else "age", row[1]): row[2] for row in rows}
        elif head[0] == "Område" and any(label.endswith(tuple(f", {word}" for word in UNIT_OF)) for label in head[1:]):
            names = [label.rsplit(", ", 1)[0] for label in head[1:]]
            found |= {
                (name, "area", row[0]): text
                for row in rows
                for name, text in zip(names, row[1:], strict=True)
                if text != "–"
            }
    return found


def _in_pdf(content: bytes, expected: dict[Key, str]) -> dict[Key, str]:
    """A cell's words stand together in the text of a PDF, broken only by spaces, lines and hyphens: where the row that
    the DOCX has stands there too, the PDF says the same; where it does not, it says something else."""
    text = _without_spaces("".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))
    found = {}
    areas = sorted({group for _, by, group in expected if by == "area"})
    for (name, by, group), said in expected.items():
        if by != "area":
            found[(name, by, group)] = said if _without_spaces(f"{name}{group}{said}") in text else "en annan siffra"
    for area in areas:
        row = {key: said for key, said in expected.items() if key[1:] == ("area", area)}
        is_there = _without_spaces(area + "".join(row.values())) in text
        found |= {key: said if is_there else "en annan siffra" for key, said in row.items()}
    return found


def _without_spaces(text: str) -> str:
    return re.sub(r"[-\s\u00a0\u200b\u00ad]", "", text)


def _in_pptx(content: bytes, shown: dict[Key, str], workspace: Workspace) -> dict[Key, str]:
    """The key figures in large letters, which have no room for limits, and the first one's chart with its limits."""
    units = {one.name: one.unit for one in workspace.definitions.indicators.values()}
    found: dict[Key, str] = {}
    for slide in Presentation(BytesIO(content)).slides:
        above = [shape.text_frame.text for shape in slide.shapes if shape.name == "Överrubrik"]
        if above == ["Läget i korthet"]:
            found |= _large_numbers(slide, shown)
        if above == ["Över tid"]:
            chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
            found |= _points(chart, units)
    return found


def _large_numbers(slide: Any, shown: dict[Key, str]) -> dict[Key, str]:
    values = [shape.text_frame.text for shape in slide.shapes if shape.name == "Siffra"]
    labels = [shape.text_frame.text for shape in slide.shapes if shape.name == "Vad siffran är"]
    totals = {key: text for key, text in shown.items() if key[1] == "total"}
    found = {}
    for value, label in zip(values, labels, strict=True):
        key = max((one for one in totals if label.startswith(one[0])), key=lambda one: len(one[0]))
        page = totals[key]
        found[key] = page if page.split(" (")[0] == value else value
    return found


def _points(chart: Any, units: dict[str, Unit]) -> dict[Key, str]:
    """The chart's own numbers, written as the page writes them. Months are days counted from the end of 1899."""
    plot = chart.plots[0]
    value, lower, upper = (list(series.values) for series in list(plot.series)[:3])
    name, found = str(plot.series[0].name), {}
    for place, category in enumerate(plot.categories):
        days = re.fullmatch(r"(\d{5})\.0", str(category))
        period = str(date(1899, 12, 30) + timedelta(int(days[1])))[:7] if days else str(category)
        if value[place] is not None:
            text = _text(value[place], lower[place], upper[place], units[name], Status.VALUE)
            found[(name, "period", period)] = text
    return found
