"""What holds for every reader of tables, workbooks and points: one format each, and nothing but InputFault."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.domain.faults import InputFault
from lib.intake.column_choices import CHOICES
from lib.intake.formats import (
    bra_csv,
    bra_workbook,
    fixmystreet,
    geo_points,
    gpx,
    jsonstat,
    kolada,
    open311_json,
    open311_xml,
    own_table,
    police_uk,
    polisen,
    pxweb,
    survey_table,
)
from lib.intake.formats.checked import MOST_HELD
from lib.intake.reader import COLUMNS, SWEDISH, Reader, Setting, take_sample
from tests.intake.formats.written_files import FILES, write
from tests.intake.formats.written_tables import (
    AREAS,
    BRA,
    BRA_BY_CRIME,
    BRA_HEADING,
    BRA_SHEETS,
    BRA_WITHOUT_HEADING,
    FIXMYSTREET,
    FIXMYSTREET_HEADING,
    KML,
    POINTS,
    POLICE_UK,
    POLICE_UK_HEADING,
    SURVEY,
    SURVEY_ENGLISH,
    SURVEY_ODS,
    SURVEY_WORKBOOK,
    workbook,
)  # fmt: skip

READERS = [module.READER for module in (bra_csv, bra_workbook, fixmystreet, geo_points, police_uk, survey_table)]
OTHERS = [module.READER for module in (gpx, jsonstat, kolada, open311_json, open311_xml, polisen, pxweb)]
TABLES = [own_table.READER, own_table.EVENTS]
"""Which take what no other reader knows."""
SAMPLES: list[tuple[str, str | bytes]] = [
    *(("bra_csv", text) for text in (BRA, BRA_WITHOUT_HEADING, BRA_BY_CRIME)),
    ("bra_workbook", workbook(BRA_SHEETS)),
    ("fixmystreet", FIXMYSTREET),
    *(("geo_points", text) for text in (json.dumps(POINTS), json.dumps(AREAS), KML)),
    ("police_uk", POLICE_UK),
    *(
        ("survey_table", content)
        for content in (SURVEY, SURVEY.encode("utf-16"), SURVEY_ENGLISH, SURVEY_ODS, SURVEY_WORKBOOK)
    ),
]
HEADINGS = [BRA_HEADING, POLICE_UK_HEADING, FIXMYSTREET_HEADING, SURVEY.splitlines()[0]]
FOREIGN = [
    "datum;kategori;x;y\n2026-01-01;Klotter;16,5;59,6\n",
    "month,longitude,latitude,location\n2022-01-01,-1.1,52.9,Park\n",
    '{"type": "Topology", "objects": {}}',
    '[{"a": 1}]',
    "<html><body>hej</body></html>",
    "",
    "\0\0\0",
    b"\x89PNG\r\n\x1a\n" + bytes(300),
    workbook({"Blad1": [["datum", "kategori", "område"], ["2026-01-01", "Klotter", "Råby"]]}),
]
LIMIT_S = 10
"""Generous, because other tests may run beside; each takes far less than a second on its own."""


@pytest.mark.parametrize(("reader_id", "content"), SAMPLES)
def test_each_sample_is_recognised_by_exactly_one_reader(tmp_path: Path, reader_id: str, content: str | bytes) -> None:
    sample = take_sample(write(tmp_path, content))
    assert [reader.id for reader in READERS + OTHERS if reader.recognises(sample)] == [reader_id]


@pytest.mark.parametrize("content", [text for texts in FILES.values() for text in texts] + FOREIGN)
def test_other_files_are_recognised_by_none(tmp_path: Path, content: str | bytes) -> None:
    sample = take_sample(write(tmp_path, content))
    assert [reader.id for reader in READERS if reader.recognises(sample)] == []


def try_to_read(reader: Reader, path: Path, setting: Setting = SWEDISH) -> None:
    """Either rows in the agreed shape, or a fault in Swedish that says what to do; and soon."""
    begun = time.monotonic()
    reader.recognises(take_sample(path))
    try:
        result = reader.read(path, setting)
        assert tuple(result.rows.columns) == COLUMNS[result.kind]
        assert len(result.rejected) == min(result.n_rejected, MOST_HELD)
        faults = result.faults
    except InputFault as refused:
        faults = refused.faults
    assert all(fault.where and fault.message and fault.remedy for fault in faults)
    assert all(str(fault).isprintable() for fault in faults)
    assert time.monotonic() - begun < LIMIT_S


HOSTILE: dict[str, str | bytes] = {
    "empty": b"",
    "blank": b" \r\n\t\r\n",
    "zeros": bytes(2_000),
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "pdf": b"%PDF-1.7\n" + bytes(range(256)),
    "half zip": b"PK\x03\x04" + bytes(100),
    "one long line": b"a" * 300_000,
    "open quote": '"' + "a;b\n" * 1_000,
    "only separators": ";" * 5_000 + "\n" + ";" * 5_000,
    "lone byte order mark": b"\xff\xfe",
    "half a character": b"\xff\xfe" + "Fråga;n".encode("utf-16-le")[:-1],
    "deep json": "[" * 100_000,
    "deep geojson": '{"type": "FeatureCollection", "features": ' + '{"a":' * 50_000,
    "not finite": '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"datum":"2026-01-01"},'
    '"geometry":{"type":"Point","coordinates":[NaN,1e999]}}]}',
    "kml with entities": '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>',
    "geopackage without tables": b"SQLite format 3\0" + bytes(52) + b"GPKG" + bytes(4_000),
    "10 000 columns": ";".join(f"k{i}" for i in range(10_000)) + "\n" + ";".join(["1"] * 10_000),
    **{f"heading only {i}": heading for i, heading in enumerate(HEADINGS)},
    **{f"heading twice {i}": f"{heading}\n{heading}\n" for i, heading in enumerate(HEADINGS)},
    **{f"nuls {i}": heading + "\n\0\0\0" for i, heading in enumerate(HEADINGS)},
    **{f"ragged {i}": heading + "\n1\n\n1;2;3\n" + "1,2;" * 50 + '\n"' for i, heading in enumerate(HEADINGS)},
    **{f"wide {i}": heading + ";x,y" * 10_000 + "\n1;2,3\n" for i, heading in enumerate(HEADINGS)},
}


@pytest.mark.parametrize("reader", READERS + TABLES, ids=lambda reader: reader.id)
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_but_a_fault_comes_out_of_a_bad_file(tmp_path: Path, reader: Reader, content: str | bytes) -> None:
    try_to_read(reader, write(tmp_path, content, "bild.csv"))


@pytest.mark.parametrize("reader", READERS + TABLES, ids=lambda reader: reader.id)
def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path, reader: Reader) -> None:
    with pytest.raises(InputFault):
        reader.read(tmp_path / "finns inte.csv")


FUZZ = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.mark.parametrize("reader", READERS + TABLES, ids=lambda reader: reader.id)
@FUZZ
@given(content=st.binary(max_size=400))
def test_random_bytes(tmp_path: Path, reader: Reader, content: bytes) -> None:
    try_to_read(reader, write(tmp_path, content))


@pytest.mark.parametrize(("reader_id", "content"), SAMPLES)
@FUZZ
@given(
    changes=st.lists(st.tuples(st.integers(0, 2**20), st.binary(max_size=6), st.integers(0, 6)), min_size=1, max_size=5)
)
def test_a_sample_with_bytes_changed(
    tmp_path: Path, reader_id: str, content: str | bytes, changes: list[tuple[int, bytes, int]]
) -> None:
    whole = content if isinstance(content, bytes) else content.encode()
    for place, new, n_removed in changes:
        place %= len(whole)
        whole = whole[:place] + new + whole[place + n_removed :]
    reader = next(reader for reader in READERS if reader.id == reader_id)
    try_to_read(reader, write(tmp_path, whole))


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["..", "-", "1 234,5", "1.234", "2026-02-30", "=cmd|' /C calc'!A0", "NaN", "inf", "9999-01-01", '"']
    ),
)


@pytest.mark.parametrize(
    ("heading", "reader_id"), list(zip(HEADINGS, ("bra_csv", "police_uk", "fixmystreet", "survey_table"), strict=True))
)
@FUZZ
@given(rows=st.lists(st.lists(CELLS, max_size=24), max_size=8))
def test_any_cells_under_the_right_heading(tmp_path: Path, heading: str, reader_id: str, rows: list[list[str]]) -> None:
    separator = ";" if ";" in heading else ","
    text = "\n".join([heading, *(separator.join(row) for row in rows)])
    reader = next(reader for reader in READERS if reader.id == reader_id)
    try_to_read(reader, write(tmp_path, text.encode("utf-8", errors="replace"), "brott 2024.csv"))


@pytest.mark.parametrize("kind", CHOICES)
@settings(parent=FUZZ, max_examples=10)
@given(rows=st.lists(st.lists(CELLS, max_size=12), max_size=6), data=st.data())
def test_any_cells_under_any_headings_told_to_be_anything(
    tmp_path: Path, kind: str, rows: list[list[str]], data: st.DataObject
) -> None:
    headings = [f"k{place}" for place in range(12)]
    fields = st.sampled_from([choice.id for choice in CHOICES[kind]])
    columns = data.draw(st.dictionaries(fields, st.sampled_from([*headings, "", "borta"]), min_size=4))
    text = "\n".join(map(";".join, [headings, *rows]))
    path = write(tmp_path, text.encode("utf-8", errors="replace"))
    try_to_read(own_table.READER, path, Setting(kind=kind, columns=columns))
