"""One document as DOCX and PDF: what programs for readers need is there, and no text can be more than a text."""

import hashlib
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from lib.reports.document import (
    BulletList,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    TableColumn,
    stepwise,
)
from lib.reports.docx_file import docx_file
from lib.reports.pdf_file import pdf_file
from lib.reports.printable import UNKNOWN, without_controls

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><text x="4" y="20">Norr \xc3\xa5</text></svg>'
MARKUP = '# rubrik $x^2$ `kod` *fet* [länk](x) <b>&amp;</b> \\ // @ref #include "x" {{ }} %s'
HOSTILE = f"{MARKUP} \x00\x07\x1b \u202e bak \u200b 😀 日本 {'ordlångt' * 40}"
DATED = datetime(2026, 3, 2, tzinfo=UTC)


def document(*parts, title="Lägesbild för Provby", **more) -> Document:
    stamp = ("Sekretessklass: öppen.", "Exempeldata. Påhittat: siffror.")
    return Document(title, "Våren 2026", stamp, "Provby · öppen · Exempeldata", "Provby", DATED, parts, **more)


WHOLE = document(
    Heading("1. Läget"),
    Paragraph("Första raden\nandra raden"),
    Heading("För djupt", 3),
    Paragraph("Källa: prov", is_quiet=True),
    BulletList(("ett", "två")),
    Note("Observera", "Få svar"),
    PageBreak(),
    Heading("2. Siffror"),
    Table("Brott", (TableColumn("Område", 2), TableColumn("Antal", 1, True)),
          tuple((f"Område {n}", f"{n} 234,5") for n in range(70))),
    Picture(SVG, "Kartan visar att Norr ligger högt", "Karta över Provby"),
    Picture(SVG, "Ingen bildtext"),
)  # fmt: skip


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return pdf_file(WHOLE)


@pytest.fixture(scope="module")
def word() -> bytes:
    return docx_file(WHOLE)


def tagged(content: bytes) -> list[tuple[str, str]]:
    """Kind and alternative text of every element of the structure tree, from the top."""
    found = []

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append((str(node.S), str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(BytesIO(content)) as opened:
        walk(opened.Root.StructTreeRoot.K)
    return found


def text_of(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_the_pdf_is_tagged_and_swedish(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "sv-SE"
        assert opened.Root.MarkInfo.Marked
        assert opened.open_metadata()["pdfuaid:part"] == "1"
    kinds = [kind for kind, _ in tagged(pdf)]
    kinds = [kind for kind, _ in tagged(pdf)]
    assert kinds.count("/TH") == 2
    assert kinds.count("/TD") == 140
    assert {"/H1", "/H2", "/TOC", "/L", "/Table", "/Caption"} <= set(kinds)
    assert "/H3" not in kinds  # a level that was skipped is mended


def test_every_figure_has_its_alternative_text(pdf):
    told = [alt_text for kind, alt_text in tagged(pdf) if kind == "/Figure"]
    assert told == ["Kartan visar att Norr ligger högt", "Ingen bildtext"]


def test_the_stamp_and_the_page_number_stand_on_every_page(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) >= 4
    for number, page in enumerate(pages, 1):
        text = " ".join(page.extract_text().split())
        assert "Provby · öppen · Exempeldata" in text
        assert f"Sida {number} av {len(pages)}" in text


def test_the_header_row_is_on_each_page_of_a_long_table(pdf):
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    with_rows = [text for text in pages if "234,5" in text]
    assert len(with_rows) >= 2
    assert all("Antal" in text for text in with_rows)


def test_the_docx_has_real_styles_and_swedish(word):
    made = docx.Document(BytesIO(word))
    styles = {paragraph.text: paragraph.style.name for paragraph in made.paragraphs}
    assert styles["1. Läget"] == "Heading 1"
    assert styles["För djupt"] == "Heading 2"
    assert styles["ett"] == "List Bullet"
    assert styles["Tabell 1. Brott"] == styles["Figur 1. Karta över Provby"] == "Caption"
    spoken = made.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert spoken.get(qn("w:val")) == "sv-SE"
    assert made.core_properties.language == "sv-SE"
    assert made.core_properties.created.replace(tzinfo=UTC) == DATED


def test_the_docx_marks_header_rows_and_describes_pictures(word):
    made = docx.Document(BytesIO(word))
    rows = made.tables[0]._tbl.tr_lst
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows[:2]] == [True, False]
    assert [cell.text for cell in made.tables[0].rows[70].cells] == ["Område 69", "69 234,5"]
    described = [one.get("descr") for one in made.element.iter(qn("wp:docPr"))]
    assert described == ["Kartan visar att Norr ligger högt", "Ingen bildtext"]


def test_the_docx_has_a_table_of_contents_and_page_numbers(word):
    made = docx.Document(BytesIO(word))
    fields = [one.text.strip() for one in made.element.iter(qn("w:instrText"))]
    assert fields == ['TOC \\o "1-2" \\h \\z \\u']
    targets = {one.get(qn("w:anchor")) for one in made.element.iter(qn("w:hyperlink"))}
    marks = {one.get(qn("w:name")) for one in made.element.iter(qn("w:bookmarkStart"))}
    assert len(targets) == 3
    assert targets <= marks
    footer = made.sections[0].footer._element
    assert [one.text.strip() for one in footer.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert "Exempeldata" in footer.xpath("string(.)")


@pytest.mark.parametrize("write", [pdf_file, docx_file])
def test_the_same_document_gives_the_same_bytes(write, pdf, word):
    assert write(WHOLE) == (pdf if write is pdf_file else word)


def test_another_process_gives_the_same_bytes(pdf, word):
    script = (
        "import sys, hashlib; from tests.reports.test_documents import WHOLE; "
        "from lib.reports.pdf_file import pdf_file; from lib.reports.docx_file import docx_file; "
        "print(*(hashlib.sha256(write(WHOLE)).hexdigest() for write in (pdf_file, docx_file)))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.split() == [hashlib.sha256(content).hexdigest() for content in (pdf, word)]


def test_hostile_texts_are_only_texts():
    parts = (
        Heading(HOSTILE), Paragraph(HOSTILE), BulletList((HOSTILE,)), Note(HOSTILE, HOSTILE),
        Table(HOSTILE, (TableColumn(HOSTILE), TableColumn("B")), ((HOSTILE, HOSTILE),)),
        Picture(SVG.replace(b"Norr", HOSTILE.replace("&", "").replace("<", "").encode()), HOSTILE, HOSTILE),
    )  # fmt: skip
    hostile = document(*parts, title=HOSTILE)
    assert MARKUP in " ".join(text_of(pdf_file(hostile)).split())
    made = docx.Document(BytesIO(docx_file(hostile)))
    assert without_controls(HOSTILE) in [paragraph.text for paragraph in made.paragraphs]


@settings(max_examples=12)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_can_be_written(text):
    for write in (pdf_file, docx_file):
        assert write(document(Heading(text), Paragraph(text), Table(text, (TableColumn(text),), ((text,),)))) != b""


def test_letters_that_the_fonts_lack_are_said_to_be_lacking():
    text = text_of(pdf_file(document(Paragraph("Åsa 日 Öberg ▲ ✓"))))
    assert f"Åsa {UNKNOWN} Öberg ▲ ✓" in text


@pytest.mark.parametrize("write", [pdf_file, docx_file])
def test_an_empty_document_is_a_document(write):
    assert len(write(document())) > 1000
    assert len(write(document(Heading(""), BulletList(()), Table("t", (TableColumn("A"),), ())))) > 1000


def test_a_table_with_a_row_too_short_is_refused():
    with pytest.raises(ValueError, match="another length"):
        Table("t", (TableColumn("A"), TableColumn("B")), (("1",),))


@given(st.lists(st.integers(1, 3), max_size=12))
def test_headings_never_skip_a_level(levels):
    kept = [one.level for one in stepwise(tuple(Heading("x", level) for level in levels))]
    assert all(after <= before + 1 for before, after in zip([0, *kept], kept, strict=False))


def test_no_moment_is_left_in_the_zip(word):
    with ZipFile(BytesIO(word)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_the_docx(word, tmp_path):
    path = tmp_path / "prov.docx"
    path.write_bytes(word)
    home = f"-env:UserInstallation=file://{tmp_path / 'lo'}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    text = " ".join(text_of(Path(tmp_path / "prov.pdf").read_bytes()).split())
    assert "2. Siffror" in text
    assert "69 234,5" in text
    assert "Exempeldata" in text
