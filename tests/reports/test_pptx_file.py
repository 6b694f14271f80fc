"""The file holds the deck's own numbers as native charts, shapes and texts, and the same deck is the same bytes."""

import shutil
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches, Pt

from lib.domain.faults import InputFault
from lib.domain.palette import RISK
from lib.reports.pptx_chart import darkness
from lib.reports.pptx_file import deck_pptx
from lib.reports.pptx_text import fitted_points, n_lines, one_line
from tests.reports.made_up_deck import BARS, LINE, TABLE, made_up_deck

NO_TEMPLATE = Path("/finns/inte/mall.pptx")
DECK = made_up_deck()
KEYS = [slide.key for slide in DECK.slides]
IN_ANOTHER_PROCESS = """
from hashlib import sha256; from pathlib import Path
from lib.reports.pptx_file import deck_pptx; from tests.reports.made_up_deck import made_up_deck
print(sha256(deck_pptx(made_up_deck(), Path('/finns/inte'))).hexdigest())
"""


@pytest.fixture(scope="module")
def packed() -> bytes:
    return deck_pptx(DECK, NO_TEMPLATE)


@pytest.fixture(scope="module")
def pages(packed):
    return dict(zip(KEYS, Presentation(BytesIO(packed)).slides, strict=True))


def texts(page) -> str:
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


def chart_of(page):
    return next(shape for shape in page.shapes if shape.has_chart).chart


def test_the_line_chart_can_be_edited_and_has_the_deck_s_numbers(pages):
    chart = chart_of(pages["linje"])
    values = {series.name: tuple(series.values) for series in chart.plots[0].series}
    assert values == {"Anmälda brott": LINE.values, "Nedre gräns, 95 %": LINE.lower, "Övre gräns, 95 %": LINE.upper,
                      "Provby": LINE.comparison}  # fmt: skip
    assert chart.value_axis.minimum_scale == 0
    assert len(chart.part.chart_workbook.xlsx_part.blob) > 1000


def test_the_bars_have_a_series_for_each_status_and_the_first_group_on_top(pages):
    chart = chart_of(pages["staplar"])
    assert [tuple(int(one) for one in series.values) for series in chart.plots[0].series] == [
        part.counts for part in BARS.parts
    ]
    assert chart.category_axis.reverse_order


def test_the_map_is_one_shape_for_each_area_named_and_coloured_as_on_the_page(pages):
    (group,) = (shape for shape in pages["karta"].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    west, east = (shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM)
    assert (west.name, str(west.fill.fore_color.rgb)) == ("Väster", "FED98E")
    assert west.width > east.width * 0.99 and west.left + west.width == pytest.approx(east.left, abs=2)
    assert east.fill.type == 2  # what is hidden is hatched
    assert west._element.xpath(".//p:cNvPr")[0].get("descr") == "Väster. 12,4 (10,1–15,0)"
    told = texts(pages["karta"])
    assert "10 – under 20 (1)" in told and "2 km. Norr är uppåt." in told and "Schematiska gränser" in told


def test_the_table_has_its_words_and_its_longest_cell_is_cut_by_no_edge(pages):
    frame = next(shape for shape in pages["tabell"].shapes if shape.has_table)
    rows = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert rows[:2] == [list(TABLE.columns), list(TABLE.rows[0])]
    assert frame.top + sum(row.height for row in frame.table.rows) < Inches(6.9)


def test_every_slide_has_source_day_class_version_and_number_and_says_that_data_are_made_up(pages):
    for place, page in enumerate(pages.values(), start=1):
        told = texts(page)
        for words in ("Källa: Polisen. Uppgifter till 2026-10-31", "Delad polis–kommun", "1a2b3c4d", "EXEMPELDATA",
                      f"{place} ({len(KEYS)})"):  # fmt: skip
            assert words in told, (place, words)


def test_notes_are_the_person_s_own_before_the_app_s(pages):
    assert pages["linje"].notes_slide.notes_text_frame.text.startswith(
        "Säg att jämförelsen gäller ett år.\n\nOm siffrorna: Så läses det."
    )


def test_titles_are_titles_pictures_have_words_and_the_language_is_swedish(pages, packed):
    for slide, page in zip(DECK.slides, pages.values(), strict=True):
        assert one_line(slide.title).startswith(page.shapes.title.text.removesuffix(" …"))
        for shape in page.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.GROUP:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr"), (slide.key, shape.name)
        assert {run.get("lang") for run in page._element.iter() if run.tag.endswith("}rPr")} == {"sv-SE"}
    core = Presentation(BytesIO(packed)).core_properties
    assert (core.title, core.language, core.created.date()) == ("Lägesbild Provby", "sv-SE", DECK.dated)


def test_nothing_lies_outside_the_sheet_and_nothing_is_too_small_to_read(packed):
    made = Presentation(BytesIO(packed))
    for page in made.slides:
        for shape in page.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= made.slide_width + 1, (page.shapes.title.text, shape.name)
            assert shape.top + shape.height <= made.slide_height, (page.shapes.title.text, shape.name)
            sizes = [run.font.size for paragraph in shape.text_frame.paragraphs for run in paragraph.runs
                     ] if shape.has_text_frame else []  # fmt: skip
            assert all(size is None or size >= Pt(9) for size in sizes), shape.name


def test_hostile_words_are_words(pages):
    told = texts(pages["fakta"])
    assert "<script>alert(1)</script> ${x} `a` =1+1" in told
    assert not {"\x00", "\x0b", "\u202e"} & set(told)


def test_the_same_deck_is_the_same_bytes_in_another_process_too(packed):
    made = subprocess.run([sys.executable, "-c", IN_ANOTHER_PROCESS], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[2], env={"PYTHONHASHSEED": "7", "PATH": ""})  # fmt: skip
    assert made.stdout.strip() == sha256(packed).hexdigest()


def test_the_municipality_s_own_template_is_used_and_its_own_slides_are_not(tmp_path):
    own = Presentation()  # 4:3, with a slide in it
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "Mallens exempel"
    own.slide_master.name = "Kommunens mall"
    own.save(tmp_path / "mall.pptx")
    made = Presentation(BytesIO(deck_pptx(DECK, tmp_path / "mall.pptx")))
    assert made.slide_master.name == "Kommunens mall"
    assert (made.slide_width, len(made.slides)) == (Inches(10), len(KEYS))
    assert "Mallens exempel" not in "".join(texts(page) for page in made.slides)


def test_a_template_that_cannot_be_used_is_told_in_words(tmp_path):
    (tmp_path / "mall.pptx").write_text("inte en presentation", encoding="utf-8")
    with pytest.raises(InputFault, match=r"mall\.pptx"):
        deck_pptx(DECK, tmp_path / "mall.pptx")


def test_long_words_make_the_type_smaller_and_then_they_are_cut():
    wide, high = Inches(4), Inches(1)
    assert fitted_points(["kort"], wide, high, 30, 12) == 30
    assert 12 <= fitted_points(["ett ganska långt ord " * 6], wide, high, 30, 12) < 30
    assert n_lines("ord " * 40, wide, 20) > n_lines("ord " * 40, wide, 10)
    assert "1\u00a0000" in one_line("per 1 000\ninvånare")


def test_light_and_dark_fills_are_told_apart():
    assert [darkness(fill) < darkness(darker) for fill, darker in pairwise(RISK)] == [True] * 4
    assert darkness("#ffffff") == pytest.approx(0) and darkness("#000000") == pytest.approx(1)


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice is not here")
def test_another_program_opens_it_and_no_slide_is_empty(packed, tmp_path):
    (tmp_path / "d.pptx").write_bytes(packed)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "d.pptx"],
                   check=True, capture_output=True, timeout=120)  # fmt: skip
    pdf = subprocess.run(["pdftotext", "-layout", tmp_path / "d.pdf", "-"], capture_output=True, text=True, check=True)
    drawn = pdf.stdout.split("\f")[:-1]
    assert len(drawn) == len(KEYS)
    words = ("Gäller 2026", "12,4", "12,5", "Väster", "Platser", "Ny belysning", "torget", "Antecknat")
    assert all(word in page for page, word in zip(drawn, words, strict=True))
