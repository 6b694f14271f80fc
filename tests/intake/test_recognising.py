"""Every format is known from its content, by one reader."""

import json

import pytest

from lib.domain.faults import InputFault
from lib.intake.reader import take_sample
from lib.intake.recognising import FORMATS, KNOWN, reader_by_id, recognise
from tests.actions.test_import_formats import POLICE_UK, kolada, notice, request
from tests.intake.formats.written_tables import workbook

SURVEY = [["Fråga", "Område", "År", "Andel", "n"], ["Trygg", "Norr", "2025", "61,5", "40"]]
FILES = {
    "kolada": kolada(("N1", "1980", "T", 1)),
    "polisen": json.dumps([notice(1, "Provby")]),
    "open311_json": json.dumps([request("A1")]),
    "gpx": '<gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="1" lon="2"/></gpx>',
    "bra_csv": "Kommun;Brottstyp;År;Antal;Antal per 100 000\nAle kommun;Alla;2024;1;2\n",
    "police_uk": POLICE_UK,
    "fixmystreet": "Report ID,Title,Category,Confirmed,Status,Latitude,Longitude\n7,M,Miljo,2026-02-01,fixed,59,16\n",
    "survey_table": "\n".join(map(";".join, SURVEY)),
    "geo_points": '{"type": "FeatureCollection", "features": []}',
    "own_table": "indicator,area,period,value\na,b,2024,1\n",
    "event_table": "datum;brott\n2026-02-01;ran\n",
}


@pytest.mark.parametrize("name", FILES)
def test_one_reader_says_yes_whatever_the_file_is_called(tmp_path, name):
    path = tmp_path / "fil.bin"
    path.write_text(FILES[name], encoding="utf-8")
    reader = recognise(path)
    assert reader.id == name
    assert sum(reader.recognises(take_sample(path)) for reader in KNOWN) == (name in {reader.id for reader in KNOWN})


def test_workbooks(tmp_path):
    path = tmp_path / "fil.csv"
    path.write_bytes(workbook({"Enkät": SURVEY}))
    assert recognise(path).id == "survey_table"
    path.write_bytes(workbook({"Blad1": [["datum", "brott"], ["2026-02-01", "ran"]]}))
    assert recognise(path).id == "event_table"


def test_every_format_can_be_chosen_by_its_id():
    assert [reader_by_id(name).id for name in FORMATS] == [*FORMATS]
    with pytest.raises(InputFault, match="Formatet finns inte"):
        reader_by_id("excel")
