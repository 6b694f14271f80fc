"""The whole situation picture: 17 points in order, each person's words, and nothing for whom it is not."""

from datetime import date
from functools import cache
from io import BytesIO

import docx
import pytest
from sqlalchemy import text

from lib.analysis.publication import publication_check
from lib.analysis.report_picture import report_picture
from lib.analysis.workspace import open_workspace
from lib.domain.audience import Audience
from lib.domain.content_points import POINTS
from lib.domain.faults import InputFault
from lib.domain.report_asked import PAPER, ReportAsked, ReportFormat, ReportKind
from lib.domain.row import read_rows
from lib.domain.sentences import value_with_interval
from lib.reports.document import BulletList, Document, Heading, Note, Paragraph, Picture, Table
from lib.reports.report import make_report, report_document
from lib.store.database import open_database
from tests.made_up import SLUG, workspace_with
from tests.versions import NORR, PERIOD, filled, frozen

LATER = date(2026, 5, 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    settings, workspace = filled(tmp_path_factory.mktemp("rapport"))
    saved = frozen(settings, workspace, summary="Klottret ökar.", foresight=None)
    return open_workspace(settings, SLUG), saved.row_id


def asked(audience: Audience, version_id: int | None = None) -> ReportAsked:
    return ReportAsked(ReportKind.PICTURE, audience, version_id, "" if version_id else PERIOD)


@pytest.fixture(scope="module")
def document_for(made):
    """The report for an audience, of the frozen version or of today: each made once."""
    workspace, version_id = made

    @cache
    def document(audience: Audience, *, is_frozen: bool = True) -> Document:
        return report_document(workspace, asked(audience, version_id if is_frozen else None), LATER)

    return document


def words_of(document: Document) -> str:
    """Everything that can be read in it."""
    told: list[str] = [document.title, *document.stamp, document.footer]
    for part in document.parts:
        match part:
            case Heading(text) | Paragraph(text):
                told.append(text)
            case BulletList(items):
                told += items
            case Note(heading, text):
                told += [heading, text]
            case Table(caption, columns, rows):
                told += [caption, *(one.label for one in columns), *(cell for row in rows for cell in row)]
            case Picture(_, alt_text, caption):
                told += [alt_text, caption]
    return "\n".join(told)


def test_the_17_points_come_in_order(document_for):
    for is_frozen in (True, False):
        document = document_for(Audience.INTERNAL, is_frozen=is_frozen)
        chapters = [part.text for part in document.parts if isinstance(part, Heading) and part.level == 1]
        assert chapters == [f"{point.number}. {point.name}" for point in POINTS]


def test_a_frozen_version_gives_the_same_bytes_on_any_day(made):
    workspace, version_id = made
    for file_format in PAPER:
        files = {
            make_report(workspace, asked(Audience.INTERNAL, version_id), file_format, day)
            for day in (LATER, date(2027, 1, 1))
        }
        assert len(files) == 1


def test_it_is_stamped_with_class_version_and_data_date(document_for):
    document = document_for(Audience.INTERNAL)
    stamp = " ".join(document.stamp)
    assert "delad polis–kommun" in stamp
    assert "Version 1, fryst, kontrollsumma" in stamp
    assert "Uppgifter till och med 2025-12-31" in stamp
    assert "Exempeldata" not in document.footer
    now = document_for(Audience.INTERNAL, is_frozen=False)
    assert "dagens läge, inte fryst" in now.footer


def test_the_figures_are_those_of_the_copy(made, document_for):
    workspace, version_id = made
    picture = report_picture(workspace, Audience.INTERNAL, version_id, None, LATER)
    told = words_of(document_for(Audience.INTERNAL))
    rows = picture.figures("total")
    shown = [value_with_interval(row) for row in read_rows(rows[rows["status"] == "value"].to_dict("records"))]
    assert shown
    assert all(value in told for value in shown)


def test_problems_carry_their_causes_and_measures(document_for):
    told = words_of(document_for(Audience.INTERNAL))
    assert "Klotter i Norr" in told
    assert "Ingen sanerar" in told
    assert "Sanera. Mot orsaken: Ingen sanerar (platsen)" in told
    assert "Klottret ökar." in told
    assert "Texten är inte skriven." in told  # what nobody wrote is said to be missing


def test_others_get_the_open_extract_alone(document_for):
    for is_frozen in (True, False):
        told = words_of(document_for(Audience.COUNCIL, is_frozen=is_frozen))
        assert "Klotter i Norr" not in told
        assert "Ingen sanerar" not in told
        assert "Det ökar." not in told
        assert "Ingår inte i det öppna utdraget." in told
    assert "Klottret ökar." in words_of(document_for(Audience.COUNCIL))


def test_the_extract_names_each_source_once(document_for):
    parts = document_for(Audience.COUNCIL).parts
    (table,) = (part for part in parts if isinstance(part, Table) and part.caption == "Källor")
    sources = [row[0] for row in table.rows]
    assert sources and len(sources) == len(set(sources))


def test_small_counts_are_in_no_report_for_others(made, document_for):
    """Söder has four robberies in 2025."""
    workspace, version_id = made
    inside, told = (words_of(document_for(audience)) for audience in (Audience.INTERNAL, Audience.COUNCIL))
    picture = report_picture(workspace, Audience.INTERNAL, version_id, None, LATER)
    rows = picture.figures("area")
    few = rows[(rows["numerator"] > 0) & (rows["numerator"] < 5)]
    shown = [value_with_interval(row) for row in read_rows(few.to_dict("records"))]
    assert shown
    assert all(value in inside for value in shown)
    assert not any(value in told for value in shown)


def test_what_stops_publication_refuses_the_report(made):
    workspace, version_id = made
    with pytest.raises(InputFault, match="inte publicerad"):
        make_report(workspace, asked(Audience.PUBLIC, version_id), ReportFormat.PDF, LATER)
    picture = report_picture(workspace, Audience.PUBLIC, version_id, None, LATER)
    assert "not_published" in set(publication_check(workspace, picture)["stop"])


def test_the_public_report_has_no_texts_of_a_draft(made):
    workspace, _ = made
    document = report_document(workspace, asked(Audience.PUBLIC), LATER)
    assert "öppen" in document.footer
    assert NORR in workspace.area_names
    assert "Klottret ökar." not in words_of(document)


def test_a_municipality_without_figures_has_a_report_that_says_so(tmp_path):
    workspace = workspace_with(tmp_path)
    content = make_report(workspace, asked(Audience.INTERNAL), ReportFormat.DOCX, LATER)
    told = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)
    for words in ("inga siffror finns", "Inga källor är inlästa.", "Inget problem är prioriterat."):
        assert words in told


def test_a_copy_that_is_not_what_was_frozen_is_refused(tmp_path):
    settings, workspace = filled(tmp_path)
    saved = frozen(settings, workspace)
    with open_database(settings.database_url).begin() as connection:
        for name in connection.execute(text("select name from sqlite_master where type='trigger'")).scalars().all():
            connection.execute(text(f"drop trigger {name}"))
        connection.execute(text("update picture_versions set sha256 = :seal"), {"seal": "0" * 64})
    with pytest.raises(InputFault, match="inte det som frystes"):
        make_report(workspace, asked(Audience.INTERNAL, saved.row_id), ReportFormat.PDF, LATER)
