"""A small file of every format, the whole way into the store."""

import json

import geopandas as gpd
import pandas as pd
import pytest

from lib.domain.faults import InputFault
from lib.intake.map_file import ImportMap
from tests.actions.imported import bring_in, cells, folder_in, stored
from tests.intake.formats.written_tables import workbook


@pytest.fixture
def folder(tmp_path, store_url):
    return folder_in(tmp_path)


def counts(report):
    return report.n_rows, report.n_accepted, report.n_rejected, report.n_duplicates, report.left_out


def kolada(*figures):
    posts = [
        {"kpi": kpi, "municipality": place, "period": 2024,
         "values": [{"gender": sex, "count": 1, "status": "", "value": value, "isdeleted": False}]}
        for kpi, place, sex, value in figures
    ]  # fmt: skip
    return json.dumps({"values": posts, "next_url": None, "previous_url": None, "count": len(posts)})


def test_kolada(folder):
    path = folder.data / "municipality.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("'0001'", "'1980'"), encoding="utf-8")
    text = kolada(("N02267", "1980", "T", 80.5), ("N02267", "1980", "K", None), ("N02267", "0000", "T", 78),
                  ("U01413", "1980", "M", 30), ("N07620", "1980", "T", 20), ("N02267", "0180", "T", 81),
                  ("N99999", "1980", "T", 5))  # fmt: skip
    report = bring_in(folder, text, "data.json")
    assert counts(report) == (7, 3, 1, 0, {"gäller andra kommuner eller län": 1, "saknar värde eller är dolda": 1,
                                           "mäter något liknande men inte samma sak": 1})  # fmt: skip
    assert cells(folder, "indicator_values", "indicator", "area_code", "period", "sex", "age", "value", "source") == [
        ("sysselsattningsgrad", "1980", "2024", "all", "all", 80.5, "Källa: Kolada"),
        ("sysselsattningsgrad", "00", "2024", "all", "all", 78.0, "Källa: Kolada"),
        ("tillit_vuxna", "1980", "2024", "men", "all", 70.0, "Källa: Kolada"),
    ]
    assert report.faults[0].found == "N99999" and report.faults[0].where == "data.json, post 7, indikator"
    notes = " ".join(report.notes)
    assert "U01413 mäter motsatsen till Tillit: värdet är 100 minus filens." in notes
    assert "N07620 mäter inte samma sak som Avstår" in notes


def pxweb(content, rows, *more):
    columns = [{"code": code, "text": code.lower(), "type": "d"} for code in ("Region", *more)]
    columns += [{"code": "Tid", "text": "år", "type": "t"}, {"code": content, "text": content, "type": "c"}]
    return json.dumps({"columns": columns, "comments": [], "data": [{"key": k, "values": [v]} for k, v in rows]})


def test_pxweb_values(folder):
    rows = [(["0001R001_RegSO2025", "2024"], "71.5"), (["0001R009_RegSO2025", "2024"], "60"),
            (["0180R001_RegSO2025", "2024"], "50"), (["0001R002_RegSO2025", "2024"], "..")]  # fmt: skip
    report = bring_in(folder, pxweb("Sysselsättningsgrad", rows), "t.json")
    assert counts(report)[:3] == (4, 1, 1)
    assert report.left_out == {"gäller andra kommuner eller län": 1, "saknar värde eller är dolda": 1}
    assert cells(folder, "indicator_values", "indicator", "area_code", "value") == [
        ("sysselsattningsgrad", "0001R001", 71.5)
    ]
    assert report.faults[0].found == "0001R009"


def population(ages, area="0001R001"):
    """Ten women and twelve men of each age."""
    return [([area, age, sex, "2024"], count) for age in ages for sex, count in (("2", "10"), ("1", "12"))]


def test_single_years_become_our_bands(folder):
    ages = [*map(str, range(100)), "100+", "tot"]
    text = pxweb("Folkmängd", population(ages), "Alder", "Kon")
    report = bring_in(folder, text, "folk.json")
    assert counts(report) == (204, 202, 0, 0, {"är summor av andra rader": 2}) and report.n_stored == 12
    found = {(sex, age): n for sex, age, n in cells(folder, "populations", "sex", "age", "count")}
    assert found[("women", "0-15")] == 160 and found[("men", "80+")] == 21 * 12
    assert sum(found.values()) == 101 * 22
    again = bring_in(folder, text + " ", "folk.json")
    assert counts(again) == (204, 0, 0, 202, {"är summor av andra rader": 2}) and again.batch_id is None


def test_ages_that_do_not_fill_the_bands_give_way_to_the_total(folder):
    report = bring_in(folder, pxweb("Folkmängd", population(["0-4", "5-9", "tot"]), "Alder", "Kon"), "folk.json")
    assert cells(folder, "populations", "sex", "age", "count") == [("men", "all", 12), ("women", "all", 10)]
    assert report.n_accepted == 2 and sum(report.left_out.values()) == 4


def test_a_part_of_the_inhabitants_is_never_taken_for_all(folder):
    with pytest.raises(InputFault, match="precis en gång, och totalen saknas"):
        bring_in(folder, pxweb("Folkmängd", population(["0-4", "5-9"]), "Alder", "Kon"), "folk.json")
    only_women = [row for row in population(["tot"]) if row[0][2] == "2"]
    with pytest.raises(InputFault, match="Bara en del av invånarna"):
        bring_in(folder, pxweb("Folkmängd", only_women, "Alder", "Kon"), "folk.json")
    assert stored(folder, "populations").empty


def test_another_count_for_the_same_year_is_a_fault(folder):
    bring_in(folder, pxweb("Folkmängd", population(["tot"]), "Alder", "Kon"), "folk.json")
    changed = [(key, "99" if key[2] == "2" else value) for key, value in population(["tot"])]
    with pytest.raises(InputFault, match="finns redan"):
        bring_in(folder, pxweb("Folkmängd", changed, "Alder", "Kon"), "ny.json")
    report = bring_in(folder, pxweb("Folkmängd", changed, "Alder", "Kon"), "folk.json", replaces=True)
    assert report.is_replacing and stored(folder, "populations")["count"].sum() == 111


def test_jsonstat(folder):
    table = {
        "version": "2.0", "class": "dataset", "label": "Prov", "id": ["Region", "Tid", "ContentsCode"],
        "size": [2, 1, 1], "updated": "2026-02-03T08:00:00Z", "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "dimension": {
            "Region": {"category": {"index": ["0001", "0001R002_RegSO2025"]}},
            "Tid": {"category": {"index": ["2025"]}},
            "ContentsCode": {"category": {"index": ["X1"], "label": {"X1": "Sysselsättningsgrad"}}},
        },
        "value": [70.0, 65.5],
    }  # fmt: skip
    assert counts(bring_in(folder, json.dumps(table), "t.json"))[:3] == (2, 2, 0)
    assert [str(day)[:10] for day in stored(folder, "indicator_values")["data_date"]] == ["2026-02-03"] * 2


def notice(number, place, summary="Larm om bråk."):
    return {"id": number, "datetime": "2026-02-01 8:24:32 +01:00", "name": f"01 februari 08.24, Rån, {place}",
            "summary": summary, "url": "/aktuellt/1", "type": "Rån",
            "location": {"name": "Provlän", "gps": "59,16"}}  # fmt: skip


def test_notices_of_the_police_are_news_and_never_events(folder):
    text = json.dumps([notice(1, "Provby"), notice(2, "Annanby"), notice(3, "Provby", "Ring 070-174 06 35.")])
    report = bring_in(folder, text, "events.json")
    assert counts(report) == (3, 1, 1, 0, {"gäller andra kommuner": 1})
    assert cells(folder, "news", "news_key", "kind", "place") == [("1", "Rån", "Provby")]
    assert stored(folder, "events").empty
    later = json.dumps([notice(1, "Provby"), notice(4, "Provby")])
    assert counts(bring_in(folder, later, "events.json"))[:4] == (2, 1, 0, 1)


def request(number, **more):
    return {"service_request_id": number, "status": "open", "service_name": "Miljo", "description": "Trasig lampa.",
            "requested_datetime": "2026-02-01T10:00:00+01:00", "lat": 59.15, "long": 16.05} | more  # fmt: skip


def test_open311(folder):
    posts = [request("A1"), request("A2", service_name="Hål i väg", status="closed"),
             request("A3", lat=None, long=None), request("A4", requested_datetime="i går")]  # fmt: skip
    report = bring_in(folder, json.dumps(posts), "requests.json")
    assert counts(report) == (4, 3, 1, 0, {}) and report.n_without_position == 1
    assert cells(folder, "reports", "report_key", "category", "status", "area_code", "precision") == [
        ("A1", "miljo", "ny", "0001R001", "exact"),
        ("A2", "ovrigt", "avslutad", "0001R001", "exact"),
        ("A3", "miljo", "ny", None, "area"),
    ]
    assert any("Hål i väg (1)" in note for note in report.notes)
    xml = (
        "<service_requests><request><service_request_id>B1</service_request_id><status>open</status>"
        "<service_name>Trafik</service_name><requested_datetime>2026-02-01T10:00:00+01:00</requested_datetime>"
        "<lat>59.05</lat><long>16.15</long></request></service_requests>"
    )
    assert counts(bring_in(folder, xml, "requests.xml"))[:3] == (1, 1, 0)
    assert cells(folder, "reports", "report_key", "area_code")[-1] == ("B1", "0001R003")


def test_waypoints_become_one_walk(folder):
    points = "".join(
        f'<wpt lat="59.15" lon="{lon}"><time>2026-02-01T17:00:00Z</time><name>Stopp {i}</name></wpt>'
        for i, lon in enumerate((16.02, 16.03, 17.5))
    )
    report = bring_in(folder, f'<gpx xmlns="http://www.topografix.com/GPX/1/1">{points}</gpx>', "Vandring i norr.gpx")
    assert counts(report)[:3] == (3, 2, 1) and report.n_stored == 1
    walk = stored(folder, "walks").iloc[0]
    assert (walk["title"], str(walk["starts_at"]), walk["area_code"]) == (
        "Vandring i norr", "2026-02-01 18:00:00", "0001R001")  # fmt: skip
    assert [stop["name"] for stop in walk["route"]] == ["Stopp 0", "Stopp 1"]
    stops = stored(folder, "walk_stops")
    assert stops["name"].tolist() == ["Stopp 0", "Stopp 1"] and stops["walk_id"].eq(walk["id"]).all()


def test_a_point_of_a_walk_without_a_position_waits_to_be_mended(folder):
    text = "name;text;date;x;y\nEtt;;2026-02-01;16.02;59.15\nTvå;;2026-02-01;;\n"
    report = bring_in(folder, text.encode(), "vandring.csv", kind="notes")
    assert counts(report)[:3] == (2, 1, 1)
    assert stored(folder, "walk_stops")["name"].tolist() == ["Ett"]
    assert "inget läge" in str(report.faults)


def test_bra_csv(folder):
    text = ("Kommun;Brottstyp;År;Antal;Antal per 100 000\r\nHela landet;Anmälda brott;2024;1 400 000;13 300\r\n"
            "Provby kommun;Anmälda brott;2024;1 200;12 000,5\r\nAle kommun;Anmälda brott;2024;900;9 000\r\n"
            "Provby kommun;Häleri;2024;3;30\r\n")  # fmt: skip
    report = bring_in(folder, b"\xef\xbb\xbf" + text.encode(), "Anmälda brott i kommunerna 2024.csv")
    assert counts(report) == (4, 2, 1, 0, {"gäller andra kommuner eller län": 1})
    assert cells(folder, "indicator_values", "indicator", "area_code", "value", "numerator") == [
        ("anmalda_brott", "00", 133.0, 1_400_000.0),
        ("anmalda_brott", "0001", 120.005, 1_200.0),
    ]
    assert any("per 100 000 invånare har räknats om" in note for note in report.notes)


def test_bra_workbook(folder):
    sheet = [["Anmälda brott i Provby"], ["Region", 2023, "", 2024, ""],
             ["", "Antal", "Antal per 100 000", "Antal", "Antal per 100 000"],
             ["Provby", 1_000, 10_000, 1_100, 11_000],
             ["Hela riket", 1_400_000, 13_000, 1_450_000, 13_500]]  # fmt: skip
    report = bring_in(folder, workbook({"Anmälda brott": sheet}), "indikatorer.xlsx")
    assert counts(report)[:3] == (4, 4, 0)
    assert cells(folder, "indicator_values", "area_code", "period", "value") == [
        ("0001", "2023", 100.0), ("0001", "2024", 110.0), ("00", "2023", 130.0), ("00", "2024", 135.0)
    ]  # fmt: skip


POLICE_UK = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\n"
    "a1,2026-01,F,F,16.05,59.15,On or near A,E01,X 1,Robbery,,\n"
    ",2026-01,F,F,16.05,59.05,On or near B,E02,X 2,Robbery,,\n"
    ",2026-01,F,F,16.05,59.05,On or near B,E02,X 2,Robbery,,\n"
    "a2,2026-01,F,F,,,No Location,,,Robbery,,\n"
    "a3,2026-01,F,F,16.05,59.15,On or near A,E01,X 1,Drugs,,\n"
)


def test_police_uk_keeps_rows_that_are_alike(folder):
    robbery = ImportMap(categories={"robbery": "ran"})
    report = bring_in(folder, POLICE_UK, "2026-01-street.csv", translations=robbery)
    assert counts(report)[:3] == (5, 4, 1) and report.n_without_position == 1
    assert cells(folder, "events", "event_key", "category", "area_code") == [
        ("a1", "ran", "0001R001"), (None, "ran", "0001R002"), (None, "ran", "0001R002"), ("a2", "ran", None)
    ]  # fmt: skip
    assert report.faults[0].found == "Drugs"
    next_month = POLICE_UK.replace("2026-01", "2026-02").replace("a1", "b1").replace("a2", "b2")
    later = bring_in(folder, next_month, "2026-02-street.csv")
    assert later.n_accepted == 4 and any("Översättningarna från den förra filen" in note for note in later.notes)


def test_fixmystreet(folder):
    text = (
        "Report ID,Title,Detail,User Name,Category,Created,Confirmed,Status,Latitude,Longitude\n"
        "7,Mörkt i tunneln,hemligt,Ada,Miljo,2026-02-01T10:00:00,2026-02-01T11:00:00,fixed,59.15,16.05\n"
        "8,Klotter,hemligt,Ada,Vandalism,2026-02-01T10:00:00,2026-02-01T11:00:00,confirmed,59.05,16.05\n"
    )
    report = bring_in(folder, text, "dashboard.csv")
    assert counts(report)[:3] == (2, 2, 0)
    assert cells(folder, "reports", "report_key", "category", "status", "description") == [
        ("7", "miljo", "atgardad", "Mörkt i tunneln"), ("8", "ovrigt", "ny", "Klotter")
    ]  # fmt: skip


def test_survey_table(folder):
    text = ("Fråga;Område;Kön;År;Andel;n\nTrygg i bostadsområdet;Nordstan;Kvinnor;2025;61,5;40\n"
            "Trygg i bostadsområdet;Hela kommunen;Alla;2025;66;120\nTrygg i bostadsområdet;Uppåt;Alla;2025;50;30\n"
            "I hela kommunen;Norr;Alla;2025;50;30\nTrygg i bostadsområdet;Söder;Alla;2031;50;30\n")  # fmt: skip
    report = bring_in(folder, text, "enkat.csv")
    assert counts(report)[:3] == (5, 2, 3)
    assert cells(folder, "indicator_values", "area_code", "sex", "value", "n") == [
        ("0001R001", "women", 61.5, 40), ("0001", "all", 66.0, 120)
    ]  # fmt: skip
    told = [(fault.message, fault.found) for fault in report.faults]
    assert told == [
        ("Namnet täcker flera områden.", "Uppåt"),
        ("Indikatorn får bara ha värden för hela kommunen.", "Norr"),
        ("Perioden ligger i framtiden.", "2031"),
    ]


def test_points_in_another_coordinate_system(folder):
    points = gpd.GeoDataFrame(
        {"datum": ["2026-02-01", "2026-02-02"], "brott": ["ran", "klotter"]},
        geometry=gpd.points_from_xy([16.05, 16.15], [59.15, 59.05], crs="EPSG:4326"),
    ).to_crs("EPSG:3006")
    path = folder.root / "p.gpkg"
    points.to_file(path, driver="GPKG", engine="pyogrio")
    report = bring_in(folder, path.read_bytes(), "punkter.gpkg")
    assert counts(report)[:3] == (2, 2, 0) and any("EPSG:3006" in note for note in report.notes)
    assert cells(folder, "events", "category", "area_code", "lon", "lat") == [
        ("ran", "0001R001", 16.05, 59.15), ("klotter", "0001R003", 16.15, 59.05)
    ]  # fmt: skip
    as_reports = bring_in(folder, path.read_bytes(), "annat.gpkg", kind="reports", replaces=True)
    assert as_reports.kind == "reports" and stored(folder, "events").empty and len(stored(folder, "reports")) == 2


@pytest.mark.parametrize("name", ["tabell.csv", "tabell.xlsx"])
def test_the_table_of_events(folder, name):
    rows = [["datum", "brott", "områdeskod"], ["2026-02-01", "Rån", "0001R002"], ["2026-02-02", "okänt", ""]]
    content = workbook({"Blad1": rows}) if name.endswith("xlsx") else "\n".join(map(";".join, rows))
    report = bring_in(folder, content, name)
    assert counts(report)[:3] == (2, 1, 1) and report.format == "event_table"
    assert cells(folder, "events", "category", "area_code") == [("ran", "0001R002")]


def test_our_own_columns(folder):
    text = (
        "indicator;area_code;period;value\nsysselsattningsgrad;0001R001;2024;70,5\nsysselsattningsgrad;0001;2024;71\n"
    )
    assert counts(bring_in(folder, text, "egna.csv"))[:3] == (2, 2, 0)
    people = "area_code,year,sex,age,count\n" + "".join(
        f"0001R001,2024,{sex},{age},5\n"
        for sex in ("women", "men")
        for age in ("0-15", "16-24", "25-44", "45-64", "65-79", "80+")
    )
    assert bring_in(folder, people, "folk.csv").n_stored == 12
    reports = "report_id,reported_at,category,subcategory,lon,lat\nx,2026-02-01 10:00,miljo,,16.05,59.15\n"
    assert counts(bring_in(folder, reports, "rapporter.csv"))[:3] == (1, 1, 0)
    assert pd.notna(stored(folder, "reports")["lon"]).all()


def test_a_value_that_is_there_with_another_number_is_a_fault(folder):
    head = "indicator;area_code;period;value\nsysselsattningsgrad;0001;2024;"
    bring_in(folder, head + "70\n", "a.csv")
    same = bring_in(folder, head + "70\nsysselsattningsgrad;0001;2023;69\n", "b.csv")
    assert counts(same)[:4] == (2, 1, 0, 1)
    with pytest.raises(InputFault, match="finns redan med ett annat tal"):
        bring_in(folder, head + "71\n", "c.csv")
    assert stored(folder, "indicator_values")["value"].tolist() == [70, 69]


def test_the_catalogue_is_told_of_and_not_stored(folder):
    text = json.dumps({"values": [{"id": "N1", "title": "T", "description": "", "is_divided_by_gender": True,
                                   "publication_date": None}], "count": 1, "next_url": None})  # fmt: skip
    with pytest.raises(InputFault, match="förteckning över nyckeltal"):
        bring_in(folder, text, "kpi.json")
