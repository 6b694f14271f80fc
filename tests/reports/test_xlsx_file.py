"""The workbook: a sheet for each table, whole numbers, and texts that stay texts."""

from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from lib.analysis.report_picture import report_picture
from lib.analysis.workspace import open_workspace
from lib.domain.audience import Audience
from lib.domain.columns import Column
from lib.reports.report_stamp import ReportStamp
from lib.reports.sheets import Sheet, picture_sheets
from lib.reports.xlsx_file import HEAD_ROW, LONGEST_TEXT, xlsx_file
from tests.made_up import SLUG
from tests.versions import filled, frozen

STAMP = ReportStamp("Provby & Co", Audience.INTERNAL, "2025-12-31", "version 1", "siffror",
                    datetime(2026, 3, 2, 8, tzinfo=UTC))  # fmt: skip
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(A1)", "http://a.se/x", "00123", "1e5", "_x0041_",
           "\x00a\x0bb", "rad 1\nrad 2", "x" * 40_000, "", "{=1}", "<b>&amp;</b>"]  # fmt: skip


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    settings, workspace = filled(tmp_path_factory.mktemp("bok"))
    version = frozen(settings, workspace, summary="=Klottret ökar.").row_id
    workspace = open_workspace(settings, SLUG)
    return {
        one: picture_sheets(report_picture(workspace, one, version, None, None), STAMP)  # type: ignore[arg-type]
        for one in (Audience.INTERNAL, Audience.PUBLIC)
    }


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def test_no_text_is_ever_a_formula_a_link_or_a_number():
    rows = pd.DataFrame({"text": HOSTILE, "number": 1234.56789, "year": range(2000, 2000 + len(HOSTILE))})
    columns = (Column("text", "=Text", "Text"), Column("number", "Tal", "Tal", 1))
    page = opened(xlsx_file("=Titel", (Sheet("Blad", "=Blad", columns, rows),), STAMP)).active
    cells = [page.cell(HEAD_ROW + 2 + place, 1) for place in range(len(HOSTILE))]
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"} and page["A1"].data_type == "s"
    assert [cell.value for cell in cells if cell.value is not None and cell.data_type != "s"] == []
    assert not any(cell.hyperlink for cell in cells)
    kept = {cell.value for cell in cells}
    assert {"=1+1", "00123", "1e5", "ab", "rad 1\nrad 2", "x" * LONGEST_TEXT, "{=1}", "<b>&amp;</b>"} <= kept
    assert all(cell.quotePrefix for cell in cells if (cell.value or "").startswith(("=", "+", "-", "@", "\t")))
    number = page.cell(HEAD_ROW + 2, 2)
    assert number.value == 1234.56789 and number.number_format == "#,##0.0"


def test_a_sheet_for_each_table_with_its_header_kept_and_the_stamp_on_each(sheets):
    book = opened(xlsx_file("Bok", sheets[Audience.INTERNAL], STAMP))
    names = book.sheetnames
    assert names[0] == "Om filen" and names[-2:] == ["Mått", "Kolumner"]
    assert {
        "Siffror hela kommunen",
        "Siffror per område",
        "Problem",
        "Orsaker",
        "Åtgärder",
        "Innehåll",
        "Källor",
    } <= set(names)
    for page in book.worksheets:
        assert page.freeze_panes == f"B{HEAD_ROW + 2}" and page.auto_filter.ref is not None
        assert page.cell(2, 1).value == " ".join(STAMP.lines) and "Provby && Co" in page.oddFooter.left.text
        assert page.column_dimensions["A"].width >= 9
    whole = book["Siffror hela kommunen"]
    head = [cell.value for cell in whole[HEAD_ROW + 1]]
    row = dict(zip(head, [cell.value for cell in whole[HEAD_ROW + 2]], strict=True))
    assert (row["Mått"], row["Enhet"], row["Period"], row["Antal"]) == (
        "Anmälda brott",
        "per 1 000 invånare och år",
        "2025",
        76,
    )
    assert row["Värde"] == pytest.approx(76 / 3, abs=1e-12) and row["Nedre gräns"] < row["Värde"] < row["Övre gräns"]
    told = {(line[0].value, line[1].value) for line in book["Kolumner"].iter_rows(min_row=HEAD_ROW + 2)}
    assert all((page.title, cell.value) in told for page in book.worksheets[:-1] for cell in page[HEAD_ROW + 1])
    about = {row[0].value: row[1] for row in book["Om filen"].iter_rows(min_row=HEAD_ROW + 2)}
    summary = about["Lägesbilden i korthet"]
    assert (summary.value, summary.data_type) == ("=Klottret ökar.", "s")


def test_the_public_workbook_has_no_work_that_is_not_open(sheets):
    names = [sheet.name for sheet in sheets[Audience.PUBLIC]]
    assert not {"Problem", "Orsaker", "Åtgärder", "Innehåll", "Siffror per kön", "Skäl och önskemål"} & set(names)
    content = xlsx_file("Bok", sheets[Audience.PUBLIC], STAMP)
    texts = {cell.value for page in opened(content).worksheets for row in page.iter_rows() for cell in row}
    assert "Ingen sanerar" not in texts and 4 not in texts


def test_nothing_but_the_content_makes_the_bytes(sheets):
    first, again = (xlsx_file("Bok", sheets[Audience.INTERNAL], STAMP) for _ in range(2))
    assert first == again
