"""Small made-up tables, workbooks and geodata files, one or more of each format."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
from openpyxl import Workbook

BRA_HEADING = "Kommun;Antal (prel.);Per 100 000 inv. (prel.)"
BRA_ROWS = (
    "Hela landet;1\u00a0480\u00a0000;14 100",
    "Ale kommun;3 210;9 950,5",
    "Västerås kommun;21 000;13 200",
    "Dorotea kommun;-;-",
    "Bjurholms kommun;..;..",
)
BRA = "\ufeff" + "\r\n".join((BRA_HEADING, *BRA_ROWS)) + "\r\n"
BRA_WITHOUT_HEADING = "\ufeff" + "\r\n".join(BRA_ROWS) + "\r\n"
BRA_BY_CRIME = (
    "Region;Brott;År;Antal;/100 000 inv\r\n"
    "Västerås stad;Skadegörelsebrott;2023;2 000;1 250\r\n"
    "Västerås stad;Narkotikabrott;2024;..;..\r\n"
)

POLICE_UK_HEADING = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)
POLICE_UK_ROWS = (
    "aa11,2025-12,Provpolisen,Provpolisen,-1.150000,52.950000,On or near Park,E01000001,Nott 001A,Burglary,,",
    ",2025-12,Provpolisen,Provpolisen,-1.150000,52.950000,On or near Park,E01000001,Nott 001A,Anti-social behaviour,,",
    ",2025-12,Provpolisen,Provpolisen,-1.150000,52.950000,On or near Park,E01000001,Nott 001A,Anti-social behaviour,,",
    "bb22,2026-01,Provpolisen,Provpolisen,,,No Location,,,Drugs,Under investigation,",
)
POLICE_UK = "\n".join((POLICE_UK_HEADING, *POLICE_UK_ROWS)) + "\n"

FIXMYSTREET_HEADING = (
    "Report ID,Title,Detail,User Name,Category,Created,Confirmed,Acknowledged,Fixed,Closed,Status,Latitude,Longitude,"
    "Query,Ward,Easting,Northing,Report URL,Device Type,Site Used,Reported As"
)
FIXMYSTREET = (
    FIXMYSTREET_HEADING
    + '\n1,Trasig lampa,"Ring mig,\n070-1740605",Eva Prov,Belysning,2026-05-01T10:15:00,2026-05-01T10:20:00,,,,'
    "confirmed,59.61,16.54,Provgatan 1,Centrum,,,https://example.org/1,website,fixamingata,\n"
    "2,Klotter,Stort,(anonymous),Klotter,,2026-05-02T08:00:00,,,,fixed - council,,,,,,,,,,\n"
)

SURVEY = (
    "Fråga;Område;Kön;Ålder;Andel (%);Antal svar;Felmarginal;År\n"
    "Avstår från att gå ut;Råby;Kvinnor;16-24;23,5;210;5,7;2025\n"
    "Avstår från att gå ut;Råby;Män;16-24;11;198;4,4;2025\n"
    "Avstår från att gå ut;Hökåsen;Kvinnor;16-24;..;4;;2025\n"
)
SURVEY_ENGLISH = "question,ward,sex,share,n,margin of error,year\nFeels unsafe,Arboretum,women,0.41,120,0.09,2025\n"

BRA_SHEETS: dict[str, Sequence[Sequence[Any]]] = {
    "Innehåll": [["Indikatorer för en kommun"], ["Uppdaterad i mars"]],
    "Skadegörelse": [
        ["Anmälda skadegörelsebrott"],
        ["Region", "2023 Antal", "2023 Antal per 100 000", "2024 Antal", "2024 Antal per 100 000"],
        ["Provköping", 2000, 1250.5, "..", ".."],
        ["Hela Riket", "200 000", "1 900,5", 190000, "-"],
        ["Källa: prov"],
    ],
    "Klotter-NTU": [["Ser klotter"], ["Region", "2017/2018", "2018/19"], ["Provköping", 12.5, 11]],
}

POINTS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"id": "a1", "brottstyp": "Skadegörelse", "datum": "2026-05-31", "tid": "22.15"},
            "geometry": {"type": "Point", "coordinates": [16.54, 59.61]},
        },
        {
            "type": "Feature",
            "properties": {"id": "a2", "brottstyp": "Klotter", "datum": "21 augusti 2026", "tid": None},
            "geometry": None,
        },
    ],
}
POLYGON = {"type": "Polygon", "coordinates": [[[16, 59], [17, 59], [17, 60], [16, 59]]]}
AREAS = {
    "type": "FeatureCollection",
    "features": [{"type": "Feature", "properties": {"datum": "2026-01-01"}, "geometry": POLYGON}],
}
KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Tunneln</name><description>Mörkt</description>
<ExtendedData><Data name="inrapporterad"><value>2026-05-01 10:15</value></Data></ExtendedData>
<Point><coordinates>16.54,59.61</coordinates></Point></Placemark></Document></kml>
"""


def workbook(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    """An XLSX file."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def workbook_with(cells: dict[str, Any]) -> bytes:
    """An XLSX file with one sheet and these cells, wherever they lie."""
    book = Workbook()
    for place, value in cells.items():
        book.active[place] = value
    return _saved(book)


def zipped(members: dict[str, bytes | str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def with_member(content: bytes, name: str, change: Any) -> bytes:
    """The same archive with one member changed."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    members = {one: archive.read(one) for one in archive.namelist()}
    return zipped(members | {name: change(members[name])})


ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def ods(rows: str) -> bytes:
    """An ODS file with one sheet."""
    body = f'<office:spreadsheet><table:table table:name="Enkät">{rows}</table:table></office:spreadsheet>'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
            "content.xml": f"<office:document-content {ODS_NAMES}><office:body>{body}</office:body>"
            "</office:document-content>",
        }
    )


def ods_row(*texts: str) -> str:
    cells = (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
    )
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


SURVEY_ODS = ods(ods_row("Fråga", "Andel", "n") + ods_row("Otrygg", "23,5", "210"))
SURVEY_WORKBOOK = workbook({"Otrygg ute": [["Enkät 2025"], [], ["Område", "Andel (%)", "n"], ["Råby", 0.235, 210]]})


def geopackage(folder: Path, points: gpd.GeoDataFrame) -> bytes:
    path = folder / "made.gpkg"
    points.to_file(path, engine="pyogrio")
    return path.read_bytes()


def shapefile(folder: Path, points: gpd.GeoDataFrame) -> bytes:
    folder = folder / "made"
    points.to_file(folder, engine="pyogrio", driver="ESRI Shapefile")
    return zipped({file.name: file.read_bytes() for file in folder.iterdir()})


def plain_rows(rows: Any) -> list[list[Any]]:
    """For comparing: None for whatever is missing."""
    values = rows.astype(object)
    return values.where(values.notna(), None).to_numpy().tolist()
