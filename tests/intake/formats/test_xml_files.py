from pathlib import Path

import pytest

from lib.domain.faults import Fault, InputFault
from lib.intake.formats import xml_files
from lib.intake.formats.xml_files import load_xml, local_name, root_name
from lib.intake.reader import Sample, take_sample
from tests.intake.formats.written_files import write

BILLION_LAUGHS = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;">]><gpx>&c;</gpx>'
OTHERS_FILE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><gpx>&b;</gpx>'


def fault_of(folder: Path, content: bytes | str) -> Fault:
    with pytest.raises(InputFault) as caught:
        load_xml(write(folder, content))
    (fault,) = caught.value.faults
    return fault


@pytest.mark.parametrize("text", [BILLION_LAUGHS, OTHERS_FILE, "<!DOCTYPE gpx><gpx/>"])
def test_document_types_and_entities_are_refused(tmp_path: Path, text: str) -> None:
    assert "dokumenttyp" in fault_of(tmp_path, text).message


@pytest.mark.parametrize("text", [BILLION_LAUGHS, OTHERS_FILE])
def test_they_are_recognised_all_the_same_and_so_explained(tmp_path: Path, text: str) -> None:
    assert root_name(take_sample(write(tmp_path, text))) == "gpx"


def test_what_breaks_the_xml_is_pointed_out(tmp_path: Path) -> None:
    assert fault_of(tmp_path, "<a>\n<b></c></a>").where == "fil.txt, rad 2, tecken 6"


@pytest.mark.parametrize("encoding", ["nonsense", "utf-7", "big5"])
def test_an_unknown_encoding_is_said(tmp_path: Path, encoding: str) -> None:
    assert "teckenkodning" in fault_of(tmp_path, f'<?xml version="1.0" encoding="{encoding}"?><a>å</a>').message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_that_xml_declares_are_read(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><gpx>Västerås</gpx>'
    path = write(tmp_path, text.encode(encoding))
    assert load_xml(path).text == "Västerås"
    assert root_name(take_sample(path)) == "gpx"


def test_many_small_elements_are_refused_before_they_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_files, "MAX_TAGS", 100)
    assert "för många uppgifter" in fault_of(tmp_path, f"<a>{'<b/>' * 100}</a>").message


def test_a_hundred_thousand_levels_do_no_harm(tmp_path: Path) -> None:
    root = load_xml(write(tmp_path, "<a>" * 100_000 + "</a>" * 100_000))
    assert sum(1 for _ in root.iter()) == 100_000


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<gpx>", "gpx"),
        (b'\xef\xbb\xbf  <?xml version="1.0"?>\n<!-- <kml> --><n:gpx xmlns:n="x">', "gpx"),
        (b"gpx", ""),
        (b"{}", ""),
        (b"", ""),
        (b"<", ""),
        (b"<!--" * 10_000, ""),
        (b"<!DOCTYPE " * 6_000, ""),
    ],
)
def test_the_root_is_named_without_its_namespace(head: bytes, name: str) -> None:
    assert root_name(Sample(Path("x"), head)) == name


def test_a_comment_has_no_name(tmp_path: Path) -> None:
    assert [local_name(part) for part in load_xml(write(tmp_path, '<a xmlns="u"><!-- b --><c/></a>'))] == ["c"]
