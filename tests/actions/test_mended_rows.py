"""Rows that were held back, mended and brought back: from every format, as a table."""

import json

import geopandas as gpd
import pandas as pd
import pytest

from lib.actions.batches import count_rejected, rejected_rows_csv, undo_batch
from lib.domain.faults import InputFault
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.intake.map_file import ImportMap
from tests.actions.imported import bring_in, cells, folder_in, settings_in
from tests.actions.test_import_formats import POLICE_UK, kolada, notice, pxweb, request
from tests.intake.formats.written_tables import workbook

GPX = (
    '<gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="59.15" lon="16.05"><time>2026-02-01T17:00:00Z</time>'
    '<name>Ett</name></wpt><wpt lat="59.15" lon="16.05"><time>i går</time><name>Två</name></wpt></gpx>'
)
JSON_STAT = {
    "version": "2.0", "class": "dataset", "label": "Prov", "id": ["Region", "Tid", "ContentsCode"], "size": [2, 1, 1],
    "role": {"time": ["Tid"], "metric": ["ContentsCode"]}, "value": [70.0, "x"],
    "dimension": {
        "Region": {"category": {"index": ["0001", "0001R002_RegSO2025"]}},
        "Tid": {"category": {"index": ["2025"]}},
        "ContentsCode": {"category": {"index": ["X1"], "label": {"X1": "Sysselsättningsgrad"}}},
    },
}  # fmt: skip
EVENTS = [["datum", "brott", "lon", "lat"], ["2026-02-01", "ran", "16,05", "59,15"],
          ["i går", "klotter", "16,05", "59,05"]]  # fmt: skip
SURVEY = [["Fråga", "Område", "År", "Andel", "n"], ["Trygg i bostadsområdet", "Norr", "2025", "0,615", "40"],
          ["Trygg i bostadsområdet", "Söder", "2025", "0,5", "fyrtio"]]  # fmt: skip
ANSWERS = [["Fråga", "Svar", "Område", "År", "Andel", "n"], ["Hur ofta?", "Ofta", "Norr", "2025", "0,2", "40"],
           ["Hur ofta?", "Sällan", "Norr", "2025", "0,8", "fyrtio"]]  # fmt: skip
BRA = [["Anmälda brott i Provby"], ["Region", 2023, ""], ["", "Antal", "Antal per 100 000"], ["Provby", 1_000, 10_000],
       ["Hela riket", 1_400_000, "tretton"]]  # fmt: skip


def geojson():
    points = gpd.GeoDataFrame(
        {"datum": ["2026-02-01", "i går"], "brott": ["ran", "klotter"]},
        geometry=gpd.points_from_xy([16.05, 16.05], [59.15, 59.05], crs="EPSG:4326"),
    )
    return points.to_json()


def lines(rows):
    return "\n".join(map(";".join, rows)) + "\n"


FIGURES = ("indicator_values", ("area_code", "value"))
MENDED = {
    "events.csv": (lines(EVENTS), "i går", "2026-02-02", "events", ("category", "area_code"),
                   [("ran", "0001R001"), ("klotter", "0001R002")]),
    "events.xlsx": (workbook({"Blad1": EVENTS}), "i går", "2026-02-02", "events", ("category", "area_code"),
                    [("ran", "0001R001"), ("klotter", "0001R002")]),
    "unknown.csv": (lines([*EVENTS[:2], ["2026-02-03", "Okänt", "16,05", "59,05"]]), "Okänt", "Klotter", "events",
                    ("category", "area_code"), [("ran", "0001R001"), ("klotter", "0001R002")]),
    "points.geojson": (geojson(), "i går", "2026-02-02", "events", ("category", "area_code"),
                       [("ran", "0001R001"), ("klotter", "0001R002")]),
    "polisen.json": (json.dumps([notice(1, "Provby"), notice(2, "Provby") | {"datetime": "nyss"}]), "nyss",
                     "2026-02-01 8:24:32 +01:00", "news", ("news_key", "kind", "published_at"),
                     [(name, "Rån", pd.Timestamp("2026-02-01 08:24:32")) for name in ("1", "2")]),
    "requests.json": (json.dumps([request("A1"), request("A2", requested_datetime="i går", status="closed")]), "i går",
                      "2026-02-02", "reports", ("report_key", "status", "area_code", "description"),
                      [("A1", "ny", "0001R001", "Trasig lampa."), ("A2", "avslutad", "0001R001", "Trasig lampa.")]),
    "kolada.json": (kolada(("N02267", "1980", "T", 80.5), ("N02267", "1980", "K", "åtti")), "åtti", "80",
                    "indicator_values", ("sex", "value"), [("all", 80.5), ("women", 80.0)]),
    "pxweb.json": (pxweb("Sysselsättningsgrad", [(["0001R001", "2024"], "71.5"), (["0001R002", "2024"], "x")]), ";x",
                   ";60,5", *FIGURES, [("0001R001", 71.5), ("0001R002", 60.5)]),
    "jsonstat.json": (json.dumps(JSON_STAT), ";x", ";60,5", *FIGURES, [("0001", 70.0), ("0001R002", 60.5)]),
    "walk.gpx": (GPX, "i går", "2026-02-01 18:05", "walks", ("title",), [("walk",), ("ratta",)]),
    "survey.csv": (lines(SURVEY), "fyrtio", "40", *FIGURES, [("0001R001", 61.5), ("0001R002", 50.0)]),
    "survey.xlsx": (workbook({"Blad1": SURVEY}), "fyrtio", "40", *FIGURES, [("0001R001", 61.5), ("0001R002", 50.0)]),
    "answers.csv": (lines(ANSWERS), "fyrtio", "40", "survey_results", ("answer", "share_pct", "n"),
                    [("Ofta", 20.0, 40), ("Sällan", 80.0, 40)]),
    "bra 2024.csv": ("Kommun;Antal;Antal per 100 000\nHela landet;1 400 000;13 300\nProvby kommun;x;12 000\n", ";x;",
                     ";1 200;", *FIGURES, [("00", 133.0), ("0001", 120.0)]),
    "bra.xlsx": (workbook({"Anmälda brott": BRA}), "tretton", "13000", *FIGURES, [("0001", 100.0), ("00", 130.0)]),
    "street.csv": (POLICE_UK.replace("Drugs", "Nonsense"), "Nonsense", "Robbery", "events", ("event_key", "area_code"),
                   [("a1", "0001R001"), (None, "0001R002"), (None, "0001R002"), ("a2", None), ("a3", "0001R001")]),
    "dashboard.csv": ("Report ID,Title,Detail,User Name,Category,Created,Confirmed,Status,Latitude,Longitude\n"
                      "7,Mörkt,hemligt,Ada,Miljo,2026-02-01,2026-02-01,fixed,59.15,16.05\n"
                      "8,Klotter,hemligt,Ada,Trafik,nyss,nyss,fixed,59.05,16.05\n", "nyss", "2026-02-02", "reports",
                      ("report_key", "category"), [("7", "miljo"), ("8", "trafik")]),
}  # fmt: skip
"""By file name: content, what is wrong in it, what it is mended to, and then the table, its columns and rows."""


@pytest.fixture
def folder(tmp_path, store_url):
    return folder_in(tmp_path)


@pytest.mark.parametrize("name", MENDED)
def test_a_mended_row_comes_in_and_waits_no_longer(folder, name):
    content, wrong, right, table, columns, rows = MENDED[name]
    own = settings_in(folder.root)
    if name == "kolada.json":
        path = folder.data / "municipality.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("'0001'", "'1980'"), encoding="utf-8")
    robbery = ImportMap(categories={"robbery": "ran"}) if name == "street.csv" else None
    report = bring_in(folder, content, name, translations=robbery)
    assert report.n_rejected == 1 and count_rejected(own, folder, by=AT_THE_COMMAND_LINE) == {report.batch_id: 1}
    held = rejected_rows_csv(own, folder, report.batch_id, by=AT_THE_COMMAND_LINE).decode("utf-8-sig")
    assert held.count("\n") == 2 and held.count(wrong) >= 1 and "hemligt" not in held
    row, place = held.rsplit(";omgång", 1)
    later = bring_in(folder, f"{row.replace(wrong, right)};omgång{place}", "ratta.csv", translations=robbery)
    assert (later.n_accepted, later.n_rejected) == (1, 0), later.faults
    assert cells(folder, table, *columns) == rows
    assert count_rejected(own, folder, by=AT_THE_COMMAND_LINE) == {}
    with pytest.raises(InputFault, match="Inga rader"):
        rejected_rows_csv(own, folder, report.batch_id, by=AT_THE_COMMAND_LINE)
    undo_batch(own, folder, later.batch_id, by=AT_THE_COMMAND_LINE)
    assert count_rejected(own, folder, by=AT_THE_COMMAND_LINE) == {report.batch_id: 1}


def test_a_row_that_is_still_wrong_waits_in_the_later_batch(folder):
    own = settings_in(folder.root)
    wrong = [["i förrgår", "ran", "", ""], ["i går", "ran", "", ""]]
    first = bring_in(folder, lines([*EVENTS[:2], *wrong]), "e.csv").batch_id
    held = rejected_rows_csv(own, folder, first, by=AT_THE_COMMAND_LINE).decode("utf-8-sig")
    later = bring_in(folder, held.replace("i förrgår", "2026-02-01"), "ratta.csv").batch_id
    assert count_rejected(own, folder, by=AT_THE_COMMAND_LINE) == {later: 1}
    again = rejected_rows_csv(own, folder, later, by=AT_THE_COMMAND_LINE).decode("utf-8-sig")
    assert "i går" in again and f"omgång {later}, rad" in again
    last = bring_in(folder, again.replace("i går", "2026-02-02"), "ratta igen.csv").batch_id
    assert count_rejected(own, folder, by=AT_THE_COMMAND_LINE) == {}
    undo_batch(own, folder, last, by=AT_THE_COMMAND_LINE)
    undo_batch(own, folder, later, by=AT_THE_COMMAND_LINE)
    assert count_rejected(own, folder, by=AT_THE_COMMAND_LINE) == {first: 2}


def test_what_could_not_be_taken_apart_is_kept_as_it_stood(folder):
    own = settings_in(folder.root)
    report = bring_in(folder, json.dumps([request("A1"), ["löst", {"tel": "070-174 06 35"}]]), "requests.json")
    held = rejected_rows_csv(own, folder, report.batch_id, by=AT_THE_COMMAND_LINE).decode("utf-8-sig")
    assert "löst" in held and "innehåll" in held and "1740635" not in held.replace(" ", "").replace("-", "")


def test_many_rows_that_no_reader_could_read_are_all_counted_and_kept(folder):
    rows = [EVENTS[0], EVENTS[1], *([f"nyss {i}", "ran", "", ""] for i in range(2_500))]
    report = bring_in(folder, lines(rows), "e.csv")
    assert (report.n_rows, report.n_rejected, report.n_faults) == (2_501, 2_500, 2_500)
    assert count_rejected(settings_in(folder.root), folder, by=AT_THE_COMMAND_LINE) == {report.batch_id: 2_500}
