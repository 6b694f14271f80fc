from pathlib import Path

import pandas as pd
import pytest

from lib.domain.faults import InputFault
from lib.intake.formats import open311_json
from lib.intake.formats.open311_xml import READER
from lib.intake.reader import ReadFile, take_sample
from tests.intake.formats.written_files import OPEN311, OPEN311_XML, write


def read(folder: Path, text: str) -> ReadFile:
    path = write(folder, text)
    assert READER.recognises(take_sample(path))
    return READER.read(path)


@pytest.mark.parametrize(
    "text",
    [
        OPEN311_XML,
        OPEN311_XML.replace("<service_requests>", '<service_requests xmlns="http://example.org/x">'),
        OPEN311_XML.replace("service_requests>", "requests>"),
    ],
)
def test_xml_gives_the_same_rows_as_json(tmp_path: Path, text: str) -> None:
    result = read(tmp_path, text)
    assert (result.kind, result.crs, result.faults) == ("reports", "EPSG:4326", ())
    pd.testing.assert_frame_equal(result.rows, open311_json.READER.read(write(tmp_path, OPEN311)).rows)


def test_who_reported_is_never_read_but_told(tmp_path: Path) -> None:
    result = read(tmp_path, OPEN311_XML.replace("<status_notes/>", "<email>a@example.org</email>"))
    assert "email" in result.notes[0]
    assert "example.org" not in result.rows.to_csv()


def test_a_bad_request_is_a_fault(tmp_path: Path) -> None:
    result = read(tmp_path, OPEN311_XML.replace("<lat>59.61</lat>", "<lat>59,61</lat>"))
    assert [(fault.where, fault.found) for fault in result.faults] == [("fil.txt, ärende 1, lat", "59,61")]
    assert len(result.rows) == 1


@pytest.mark.parametrize("text", ["<service_requests/>", "<requests><other/></requests>", "<kml/>"])
def test_a_file_without_requests_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputFault, match="ärenden"):
        READER.read(write(tmp_path, text))


def test_entities_are_refused(tmp_path: Path) -> None:
    text = '<!DOCTYPE x [<!ENTITY a "b">]><service_requests><request>&a;</request></service_requests>'
    with pytest.raises(InputFault, match="entiteter"):
        read(tmp_path, text)
