"""Whatever the format, nothing that is said, shown or kept about a file points out a person."""

import json
import logging
import re
from dataclasses import asdict

import pytest
from sqlalchemy import select

from lib.actions.batches import rejected_rows_csv
from lib.actions.import_columns import file_columns
from lib.cli.main import main
from lib.domain.faults import InputFault
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.intake.map_file import ImportMap
from lib.store.database import open_database
from lib.store.tables import column_mappings
from tests.actions.imported import bring_in, everything, folder_in, settings_in
from tests.actions.test_import_formats import kolada, notice, pxweb, request
from tests.databases import KINDS, drop, migrated_url
from tests.intake.formats.written_tables import workbook

NUMBER, PHONE, MAIL, PLATE, NAME = "19811218-9876", "070-174 06 35", "ada.l@exempel.se", "KLM 12A", "Eva Andersson"
SECRETS = (NUMBER, PHONE, MAIL, PLATE, NAME)
"""The name stands only where its column says that it is one: no program finds every name in running text."""
ALL = f"Ring {PHONE} eller {MAIL}, bil {PLATE}, {NUMBER}"


def lines(*rows):
    return "\n".join(map(";".join, rows)) + "\n"


def twice(good, bad):
    """A row that is right, and one for each secret in a place that must be read."""
    return [good, *(tuple(secret if cell is None else cell for cell in bad) for secret in SECRETS[:-1])]


EVENTS = [
    ("datum", "brott", "lon", "lat", "Namn"),
    *twice(("2026-02-01", "ran", "16.05", "59.15", NAME), (None, "ran", "16.05", "59.15", NAME)),
    ("2026-02-01", ALL, "", "", ""), ("2026-02-01", "ran", ALL, "59", ""),
]  # fmt: skip
REPORTS = [
    ("report_id", "reported_at", "category", "subcategory", "text", "place_type", "reasons", "wishes", "organisation",
     "police_reported", "status", "area"),
    ("1", "2026-02-01", ALL, ALL, "Mörkt", ALL, ALL, ALL, "Skola", ALL, ALL, ""),
    ("2", "2026-02-01", "miljo", "", ALL, "", "", "", "", "", "", ""),
    ("3", ALL, "miljo", "", "", "", "", "", "", "", "", ""),
    ("4", "2026-02-01", "miljo", "", "", "", "", "", ALL, "", "", ""),
    ("5", "2026-02-01", "miljo", "", "", "", "", "", "", "", "", ALL),
    (NUMBER, "2026-02-01", "miljo", "", "", "", "", "", "", "", "", ""),
]  # fmt: skip
SURVEY = [("Fråga", "Område", "År", "Andel", "n", "Kontaktperson"),
          ("Trygg i bostadsområdet", "Norr", "2025", "61,5", "40", NAME), (ALL, "Norr", "2025", "61,5", "40", NAME),
          ("Trygg i bostadsområdet", ALL, "2025", "61,5", "40", NAME),
          ("Trygg i bostadsområdet", "Norr", ALL, ALL, ALL, NAME)]  # fmt: skip
ANSWERS = [("Fråga", "Svar", "Område", "År", "Andel", "n"), ("Hur ofta?", "Ofta", "Norr", "2025", "20", "40"),
           ("Hur ofta?", ALL, "Norr", "2025", "20", "40"), ("Hur ofta?", "Ofta", ALL, ALL, ALL, ALL)]  # fmt: skip
POLICE_UK = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\na1,2026-01,F,F,16.05,59.15,A,E01,X,Robbery,,\n"
    f'a2,"{ALL}",F,F,16.05,59.15,A,E01,X,Robbery,,\na3,2026-01,F,F,"{ALL}",59.15,A,E01,X,"{ALL}",,\n'
    f'{NUMBER},2026-01,F,F,16.05,59.15,"{ALL}",E01,X,Robbery,,"{ALL}"\na4,2026-01,F,F,,,A,E01,X,"{ALL}",,\n'
)
FIXMYSTREET = (
    "Report ID,Title,Detail,User Name,Category,Created,Confirmed,Status,Latitude,Longitude\n"
    f'7,Mörkt,"{ALL}",{NAME},"{ALL}",2026-02-01,2026-02-01,"{ALL}",59.15,16.05\n'
    f'8,"{ALL}","{ALL}",{NAME},Miljo,2026-02-01,2026-02-01,fixed,59.15,16.05\n'
    f'9,Mörkt,"{ALL}",{NAME},Miljo,"{ALL}","{ALL}",fixed,"{ALL}",16.05\n'
)
GPX = (
    '<gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="59.15" lon="16.05"><time>2026-02-01T17:00:00Z</time>'
    f'<name>Ett</name></wpt><wpt lat="59.15" lon="16.05"><time>2026-02-01T17:00:00Z</time><name>{ALL}</name>'
    f'<desc>{ALL}</desc></wpt><wpt lat="{ALL}" lon="16.05"><time>{ALL}</time></wpt></gpx>'
)
XML = (
    "<service_requests><request><service_request_id>B1</service_request_id><status>open</status>"
    "<service_name>Trafik</service_name><requested_datetime>2026-02-01T10:00:00+01:00</requested_datetime>"
    f"<lat>59.05</lat><long>16.15</long></request><request><service_request_id>B2</service_request_id>"
    f"<service_name>{ALL}</service_name><description>{ALL}</description><requested_datetime>{ALL}</requested_datetime>"
    f"<first_name>{NAME}</first_name><lat>{ALL}</lat></request></service_requests>"
)
PEOPLE = [[[ALL, "2024"], "71.5"], [["0001R001", ALL], "71.5"], [["0001R001", "2024"], ALL], [["0001", "2024"], "70"]]
BRA = [["Anmälda brott i Provby"], ["Region", 2023, ""], ["", "Antal", "Antal per 100 000"], ["Provby", 1_000, 10_000],
       ["Hela riket", 1_400_000, ALL], [ALL, 1, 1]]  # fmt: skip


def feature(**properties):
    point = {"type": "Point", "coordinates": [16.05, 59.15]}
    return {"type": "Feature", "properties": properties, "geometry": point}


def points(*features):
    return json.dumps({"type": "FeatureCollection", "features": features})


FILES = {
    "events.csv": lines(*EVENTS),
    "events.xlsx": workbook({"Blad1": EVENTS}),
    "reports.csv": lines(*REPORTS),
    "reports.xlsx": workbook({"Blad1": REPORTS}),
    "survey.csv": lines(*SURVEY),
    "survey.xlsx": workbook({ALL[:25]: SURVEY}),
    "answers.csv": lines(*ANSWERS),
    "values.csv": lines(("indicator", "area", "period", "value"), ("sysselsattningsgrad", "0001", "2024", "70"),
                        (ALL, "0001", "2024", "70"), ("sysselsattningsgrad", ALL, ALL, ALL),
                        ("sysselsattningsgrad", "0001R001", "2024", ALL)),
    "people.csv": lines(("area", "year", "sex", "count"), ("0001", "2024", "all", "70"), (ALL, "2024", "all", "70"),
                        ("0001", ALL, ALL, ALL), ("0001R001", "2024", ALL, "3")),
    "street.csv": POLICE_UK,
    "dashboard.csv": FIXMYSTREET,
    "walk.gpx": GPX,
    "requests.xml": XML,
    "requests.json": json.dumps([request("A1"), request("A2", description=ALL), request(NUMBER), [ALL],
                                 request("A3", service_name=ALL, status=ALL), request(ALL, requested_datetime=ALL),
                                 request("A5", lat=ALL, first_name=NAME, email=MAIL)]),
    "polisen.json": json.dumps([notice(1, "Provby"), notice(2, "Provby", ALL), notice(3, ALL), {"id": ALL},
                                notice(4, "Provby") | {"datetime": ALL}, ALL]),
    "kolada.json": kolada(("N02267", "0000", "T", 80.5), ("N02267", "0000", "K", ALL), (ALL, "0000", "T", 1),
                          ("N02267", ALL, "T", 1), ("N02267", "0000", ALL, 1)),
    "pxweb.json": pxweb("Sysselsättningsgrad", PEOPLE),
    "bra 2024.csv": f"Kommun;Antal;Antal per 100 000\nHela landet;1 400 000;13 300\n{ALL};1;2\nProvby kommun;{ALL};2\n",
    "bra.xlsx": workbook({"Anmälda brott": BRA}),
    "points.geojson": points(feature(datum="2026-02-01", brott="ran"), feature(datum=ALL, brott="ran"),
                             feature(datum="2026-02-01", brott=ALL),
                             feature(datum="2026-02-01", brott="ran", id=NUMBER)),
    "cut.json": json.dumps([request("A1")])[:-2] + ALL,
    "unknown.json": json.dumps({ALL: 1, "b": [ALL]}),
    "heading.csv": lines((NUMBER, PHONE, MAIL, NAME), ("2026-02-01", "ran", "16", "59")),
    f"lista {NUMBER} {PHONE}.csv": lines(*EVENTS, ("2026-02-02", "ran", "16.05", "59.15", NAME)),
}  # fmt: skip


REFUSED = {"cut.json", "unknown.json", "heading.csv"}


def plain(text):
    """Without what may stand between figures, so that no spelling slips through."""
    return re.sub(r"[\s\-–•]", "", text).casefold()


def assert_says_nothing(*texts):
    told = plain("\n".join(texts))
    assert [secret for secret in SECRETS if plain(secret) in told] == []


@pytest.fixture(scope="module", params=KINDS)
def store(request, tmp_path_factory):
    """One store of either kind for all the files: what one of them leaves behind, the next test sees too."""
    root = tmp_path_factory.mktemp(request.param)
    url = migrated_url(request.param, root)
    yield folder_in(root), url
    open_database(url).dispose()
    drop(url)


@pytest.fixture
def folder(store, monkeypatch):
    folder, url = store
    monkeypatch.setenv("LAGESBILD_ROOT", str(folder.root))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", url)
    return folder


@pytest.mark.parametrize("name", FILES)
def test_nothing_said_kept_or_logged_points_out_a_person(folder, name, capsys, caplog):
    caplog.set_level(logging.DEBUG)
    own = settings_in(folder.root)
    robbery = ImportMap(categories={"robbery": "ran"}) if name == "street.csv" else None
    try:
        report = bring_in(folder, FILES[name], name, translations=robbery)
    except InputFault as fault:
        if name not in REFUSED:
            raise
        assert_says_nothing(str(fault), *map(str, fault.faults))
    else:
        assert report.n_rejected
        said = json.dumps(asdict(report), ensure_ascii=False, default=str)
        kept = (
            rejected_rows_csv(own, folder, report.batch_id, by=AT_THE_COMMAND_LINE).decode() if report.batch_id else ""
        )
        assert_says_nothing(said, str(report), kept)
    assert_says_nothing(str(everything(own, without=set())))
    path = folder.root / "inkommet" / name
    path.write_bytes(path.read_bytes() + b"\n")
    capsys.readouterr()
    main(["import", str(path), "--dry-run"])
    out, err = capsys.readouterr()
    assert_says_nothing(out, err.replace(str(path), ""), caplog.text.replace(str(path), ""))


@pytest.mark.parametrize("name", ["events.csv", "events.xlsx", "reports.csv", "survey.xlsx"])
def test_the_samples_beside_the_headings_point_out_nobody(folder, name):
    path = folder.root / name
    path.write_bytes(FILES[name] if isinstance(FILES[name], bytes) else FILES[name].encode())
    found = file_columns(settings_in(folder.root), folder, path)
    assert found is not None and set(found.samples) == set(found.headings)
    assert_says_nothing(str(found))
    assert all(found.samples[heading] == () for heading in found.headings if heading in ("Namn", "Kontaktperson"))


def test_what_is_remembered_are_headings_and_ids(folder):
    bring_in(folder, FILES["reports.csv"] + "9;2026-02-03;miljo;;;;;;;;;\n", "rapporter.csv")
    with open_database(settings_in(folder.root).database_url).connect() as connection:
        remembered = connection.execute(select(column_mappings.c.mapping)).scalars().all()
    (reports,) = [one for one in remembered if one["file_name"] == "rapporter.csv"]
    assert reports["columns"]["place_type"] == "place_type" and reports["kind"] == "reports"
    assert all(isinstance(heading, str) for one in remembered for heading in one["columns"].values())
