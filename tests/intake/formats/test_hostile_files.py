"""Every format is known by one reader only, and nothing that a file holds makes a reader break down."""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lib.domain.faults import InputFault
from lib.intake.formats import gpx, jsonstat, kolada, open311_json, open311_xml, polisen, pxweb
from lib.intake.reader import COLUMNS, Reader, ReadFile, take_sample
from tests.intake.formats import written_files
from tests.intake.formats.written_files import FILES, write

READERS = {r.id: r for r in (m.READER for m in (kolada, pxweb, jsonstat, polisen, open311_json, open311_xml, gpx))}
BY_ID = pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
OTHERS = {
    "GeoJSON": '{"type": "FeatureCollection", "features": [{"properties": {"id": 1, "title": "a"}}]}',
    "TopoJSON": '{"type": "Topology", "objects": {}, "arcs": []}',
    "KML": '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>',
    "HTML": "<!DOCTYPE html><html><body>gpx requests</body></html>",
    "CSV": "kpi,values,id,size\n1,2,3,4\n",
    "list": '[{"name": "a", "type": "b"}]',
    "values": '{"values": [{"id": 1, "title": "a"}]}',
    "empty": "",
}
QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(10**300, 10**310), st.floats(allow_nan=False),
    st.text(max_size=8),
    st.sampled_from(["..", "-", "1e999", "1_0", "٣", "\0", "T", "1980R001_RegSO2025", "2026-03-29T02:30:00+01:00",
                     "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "2026-01-01 8:24:32 +99:99"]),
)  # fmt: skip
KEYS = st.sampled_from(
    [
        "values",
        "kpi",
        "gender",
        "id",
        "title",
        "size",
        "dimension",
        "category",
        "index",
        "value",
        "status",
        "columns",
        "x",
    ]
)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=8
)


def steps_of(data: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to everything in the data."""
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [steps for key, part in parts for steps in [(*before, key), *steps_of(part, (*before, key))]]


SHAPES = {
    "kolada": (written_files.KOLADA, written_files.KOLADA_CATALOGUE),
    "pxweb": (written_files.PXWEB,),
    "jsonstat": (written_files.JSON_STAT,),
    "polisen": (written_files.POLISEN,),
    "open311_json": (written_files.OPEN311,),
}


def twisted(draw: Callable[..., Any], data: Any) -> Any:
    """The data with up to three parts replaced by anything."""
    for _ in range(draw(st.integers(1, 3))):
        ways = steps_of(data)
        if ways:
            data = written_files.changed(data, *draw(st.sampled_from(ways)), to=draw(JSON))
    return data


def read_or_refused(reader: Reader, path: Path) -> None:
    """Reads it; an InputFault is as good."""
    reader.recognises(take_sample(path))
    with contextlib.suppress(InputFault):
        check(reader.read(path))


def check(result: ReadFile) -> None:
    rows = result.rows
    assert tuple(rows.columns) == COLUMNS[result.kind]
    assert list(rows.index) == list(range(len(rows)))
    assert not {str(fault) for fault in result.faults if not (fault.message and fault.remedy)}
    assert not rows.select_dtypes("float").isin([float("inf"), float("-inf")]).any(axis=None)
    if result.kind == "values":
        has_number = rows["status"].isin(["value", "zero"])
        assert (rows["value"].notna() == has_number).all()
        assert ((rows["value"] == 0) == (rows["status"] == "zero")).all()
    rows.to_csv().encode()  # nothing that cannot be stored as text


@pytest.mark.parametrize(("id_", "text"), [(id_, text) for id_, texts in FILES.items() for text in texts])
def test_each_format_is_known_by_its_reader_only(tmp_path: Path, id_: str, text: str) -> None:
    sample = take_sample(write(tmp_path, text, name="data.csv"))
    assert [reader.id for reader in READERS.values() if reader.recognises(sample)] == [id_]


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_files_are_known_by_none(tmp_path: Path, text: str) -> None:
    sample = take_sample(write(tmp_path, text))
    assert [reader.id for reader in READERS.values() if reader.recognises(sample)] == []


@BY_ID
def test_no_reader_finds_rows_in_the_files_of_the_others(tmp_path: Path, reader: Reader) -> None:
    for id_, texts in FILES.items():
        for text in texts if id_ != reader.id else ():
            with contextlib.suppress(InputFault):
                result = reader.read(write(tmp_path, text))
                assert result.rows.empty and result.faults


@BY_ID
@given(content=st.binary(max_size=200))
@example(b"\x89PNG\r\n\x1a\n\x00\x00")
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf")
@QUICK
def test_any_bytes_are_read_or_refused(tmp_path: Path, reader: Reader, content: bytes) -> None:
    read_or_refused(reader, write(tmp_path, content))


@BY_ID
@given(data=st.data())
@QUICK
def test_a_file_cut_off_or_damaged_anywhere_is_read_or_refused(
    tmp_path: Path, reader: Reader, data: st.DataObject
) -> None:
    content = bytearray(data.draw(st.sampled_from(FILES[reader.id])).encode())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=3)):
        content[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(content)))
    read_or_refused(reader, write(tmp_path, bytes(content[:end])))


@pytest.mark.parametrize("id_", SHAPES)
@given(data=st.data())
@QUICK
def test_anything_in_any_place_of_the_shape_is_read_or_refused(tmp_path: Path, id_: str, data: st.DataObject) -> None:
    twist = twisted(data.draw, data.draw(st.sampled_from(SHAPES[id_])))
    read_or_refused(READERS[id_], write(tmp_path, json.dumps(twist)))


@pytest.mark.parametrize("id_", SHAPES)
@given(data=JSON)
@QUICK
def test_any_json_is_read_or_refused(tmp_path: Path, id_: str, data: Any) -> None:
    read_or_refused(READERS[id_], write(tmp_path, json.dumps(data)))


@pytest.mark.parametrize("id_", ["open311_xml", "gpx"])
@given(data=st.data())
@QUICK
def test_any_text_in_the_fields_of_xml_is_read_or_refused(tmp_path: Path, id_: str, data: st.DataObject) -> None:
    (text,) = FILES[id_]
    for old in data.draw(
        st.lists(st.sampled_from(["59.61", "2026", "Provgatan 1", "Mörk", "<name>", "</wpt>"]), max_size=3)
    ):
        text = text.replace(old, str(data.draw(SCALARS)))
    read_or_refused(READERS[id_], write(tmp_path, text.encode(errors="replace")))
