"""The route and the protocol as files, opened by other programs."""

import io
import json
import shutil
import subprocess
from datetime import date, datetime

import docx
import gpxpy
import pandas as pd
import pypdf
import pytest
import shapely
from PIL import Image

from lib.analysis.walk_protocol import Protocol
from lib.domain.moment import in_zone
from lib.domain.walk_promise import NOTED, PROMISES, REFUSED, STOP_TABLE, UNDECIDED
from lib.reports.docx_file import docx_file
from lib.reports.pdf_file import pdf_file
from lib.reports.walk_protocol_file import ProtocolPictures, WalkPhoto, protocol_document
from lib.reports.walk_route import WalkRoute, route_geojson, route_gpx

MADE_AT = in_zone(datetime(2026, 11, 21, 21, 0), "Europe/Stockholm")
NASTY = 'Torg & <b>"grus"</b> #set $x$ `\x07å'
STOPS = pd.DataFrame(
    {"number": [1, 2, 3], "loop": [1, 1, 2], "name": [NASTY, "Tunneln", "Trappan"], "lon": [16.05, 16.0523, 16.06],
     "lat": [59.15, 59.15, 59.16]}
)  # fmt: skip
LINES = {1: [(16.05, 59.15), (16.051, 59.1501), (16.0523, 59.15)], 2: [(16.06, 59.16)]}
ROUTE = WalkRoute("Runt torget", STOPS, LINES, "Exempeldata: vandringen är påhittad.")


def protocol(**changes: object) -> Protocol:
    def rows(columns, kept, *cells):
        return pd.DataFrame([dict(zip([*(c.name for c in columns), *kept], row, strict=True)) for row in cells],
                            columns=[*(c.name for c in columns), *kept])  # fmt: skip

    told = {
        "walk": {"id": 7, "title": "Runt torget", "starts_at": datetime(2026, 10, 14, 18, 30), "light": "dark",
                 "purpose": None, "aim": "Alla lampor lyser", "aim_due": date(2027, 4, 14), "feedback": None,
                 "feedback_given": None},
        "area_name": "Norr",
        "stops": rows(STOP_TABLE, ("id", "lon", "lat", "loop", "is_open"),
                      (1, NASTY, "otrygg", 2, 5, 1, 11, 16.05, 59.15, 1, True),
                      (2, "Tunneln", "trygg", 4, 5, 1, 12, 16.0523, 59.15, 1, False)),
        "promises": rows(PROMISES, ("id",), (1, NASTY, "Byt lamporna", "Trafikverket", date(2027, 4, 14), "ahead",
                                             "beslutad", 1)),
        "refused": rows(REFUSED, ("id",), (2, "Porten är öppen", "Privat fastighetsägare", "Ägaren säger nej", 2)),
        "undecided": rows(UNDECIDED, ("id",), (0, "Låg häck", None, "Klipp", "", 3)),
        "noted": rows(NOTED, ("id",), (2, "Folk i rörelse", "trygg", 4)),
        "n_came": 12, "roles": ("boende", "polis"), "missing_roles": ("unga",), "n_unread": 0, "days_owed": 38,
        "is_public": False, "is_synthetic": True,
    }  # fmt: skip
    return Protocol(**(told | changes))


def test_gpxpy_reads_stops_and_tracks() -> None:
    content = route_gpx(ROUTE)
    assert content == route_gpx(ROUTE)
    read = gpxpy.parse(content.decode())
    assert (read.version, read.creator, read.name) == ("1.1", "Lägesbild", "Runt torget")
    assert [(one.name, one.longitude, one.latitude) for one in read.waypoints] == [
        ("1. " + NASTY.replace("\x07", ""), 16.05, 59.15), ("2. Tunneln", 16.0523, 59.15), ("3. Trappan", 16.06, 59.16)
    ]  # fmt: skip
    assert read.description == "Exempeldata: vandringen är påhittad."
    assert [track.name for track in read.tracks] == ["Runt torget, slinga 1", "Runt torget, slinga 2"]
    assert [(one.longitude, one.latitude) for one in read.tracks[0].segments[0].points] == LINES[1]
    straight = read.tracks[0].length_2d()
    assert 130 < straight < 140  # 0.0023 degrees east at 59.15 north is 131 m, with a small bend
    empty = gpxpy.parse(route_gpx(WalkRoute("Tom", STOPS.iloc[:0], {})).decode())
    assert (empty.waypoints, empty.tracks) == ([], [])


def test_geojson_has_a_line_for_each_loop_and_a_point_for_each_stop() -> None:
    read = json.loads(route_geojson(ROUTE))
    shapes = [shapely.geometry.shape(one["geometry"]) for one in read["features"]]
    assert [shape.geom_type for shape in shapes] == ["LineString", "Point", "Point", "Point"]  # one stop makes no line
    assert list(shapes[0].coords) == LINES[1]
    assert read["features"][1]["properties"] == {"kind": "stop", "loop": 1, "number": 1, "name": NASTY}
    assert "Exempeldata" in read["about"]


@pytest.fixture(scope="module")
def pictures() -> ProtocolPictures:
    drawn, taken = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (900, 600), "white").save(drawn, "PNG")
    Image.new("RGB", (640, 480), "gray").save(taken, "JPEG")
    return ProtocolPictures(drawn.getvalue(), (WalkPhoto(taken.getvalue(), "Stopp 1: Släckta lampor"),))


def test_word_and_acrobat_find_promises_reasons_and_the_debt(pictures: ProtocolPictures, tmp_path) -> None:
    document = protocol_document(protocol(), pictures, MADE_AT, "Provby")
    paper = docx_file(document)
    assert paper == docx_file(document)
    word = docx.Document(io.BytesIO(paper))
    headings = [one.text for one in word.paragraphs if one.style.name.startswith("Heading")]
    assert headings == ["Vad vandringen gav", "Stoppen", "Det här ska göras", "Inte möjligt, och varför",
                        "Inte beslutat än", "Behöver ingen åtgärd", "Mål inom sex månader",
                        "Återkoppling till deltagarna", "Foton, bara internt"]  # fmt: skip
    cells = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    assert ["1", NASTY.replace("\x07", ""), "Byt lamporna", "Trafikverket", "2027-04-14", "◔ har tid kvar",
            "beslutad"] in cells  # fmt: skip
    assert ["2", "Porten är öppen", "Privat fastighetsägare", "Ägaren säger nej"] in cells
    assert ["–", "Låg häck", "–", "Klipp", ""] in cells
    assert len(word.inline_shapes) == 2
    pages = pypdf.PdfReader(io.BytesIO(pdf_file(document)))
    text = " ".join(" ".join(page.extract_text() for page in pages.pages).split())
    for told in ("4 iakttagelser: 1 blir åtgärd, 1 är inte möjlig, 1 behöver ingen åtgärd och 1 är inte",
                 "12 deltagare gick",
                 "Det är 38 dagar sedan vandringen", "Ägaren säger nej", "Sekretessklass: intern", "Exempeldata",
                 "Ingen kom från unga"):  # fmt: skip
        assert told in text, told
    if shutil.which("soffice"):
        _opened_by_libreoffice(paper, tmp_path)


def _opened_by_libreoffice(paper: bytes, folder) -> None:
    (folder / "protokoll.docx").write_bytes(paper)
    home = f"-env:UserInstallation=file://{folder}/hem"
    asked = ["soffice", home, "--headless", "--convert-to", "txt:Text", "--outdir", str(folder),
             str(folder / "protokoll.docx")]  # fmt: skip
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
    text = (folder / "protokoll.txt").read_text(encoding="utf-8", errors="replace")
    assert "Ägaren säger nej" in text
    assert "Byt lamporna" in text


def test_a_public_protocol_has_no_photos_and_says_what_is_left_out(pictures: ProtocolPictures) -> None:
    public = protocol(is_public=True, n_unread=2, n_came=None)
    with pytest.raises(ValueError, match="photos"):
        protocol_document(public, pictures, MADE_AT, "Provby")
    document = protocol_document(public, ProtocolPictures(pictures.map_svg), MADE_AT, "Provby")
    told = " ".join(str(part) for part in document.parts)
    assert "2 iakttagelser är inte med" in told
    assert "Ingen kom från" not in told
    assert "öppen" in document.stamp[0]
