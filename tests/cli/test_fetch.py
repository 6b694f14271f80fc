"""`fetch kolada` and `fetch scb`, as they are typed."""

import pytest

from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.intake.fetching.played import answer, dataset, page, played_service, post

SLUG = "1980-provby"
COLUMNS = ["Indikator", "Kod", "Värden", "Från", "Till", "Platser", "Omgång"]
MEASURED = """
id: {name}
name: {name}
definition: Prov.
unit: percent
kind: survey_share
computed_from: values
polarity: high_is_good
levels: [municipality]
source: {{name: Prov, {source}}}
rhythm: yearly
"""
SOURCES = {
    "trygg": "kolada: N00001",
    "tillit": "kolada: N00002, kolada_measures: opposite",
    "nastan": "kolada: N00004, kolada_measures: similar",
    "trangt": 'pxweb: {table: TAB12, query: {Region: ["1980"], ContentsCode: [a], Tid: ["top(1)"]}}',
}
BURGLARY = post("N07540", "1980", 2024, T=12000)
ANSWER = page(post("N00001", "1980", 2024, T=60, K=55), post("N00002", "1980", 2024, T=30), BURGLARY)


@pytest.fixture
def place(run, root):
    run("municipality", "new", SLUG, "--name", "Provby", "--code", "1980")
    for name, source in SOURCES.items():
        text = MEASURED.format(name=name, source=source)
        (root / "data" / SLUG / "indicators" / f"{name}.yaml").write_text(text, encoding="utf-8")
    with (root / "data" / SLUG / "municipality.yaml").open("a", encoding="utf-8") as file:
        file.write("fetch: {kolada: true, scb: false}\n")
    return root / "data" / SLUG


@pytest.fixture
def service():
    with played_service() as played:
        played.answers = [answer(ANSWER)]
        yield played


def n_stored():
    return len(read_rows(open_database(Settings.from_environment().database_url), SLUG, "indicator_values"))


def test_a_fetch_names_the_host_and_tells_what_came(run, place, service):
    ran = run("fetch", "kolada", "--url", service.address)
    host = service.address.removeprefix("http://").removesuffix("/v3")
    assert (ran.code, ran.err) == (0, f"Frågar {host} …\n")
    lines = ran.out.splitlines()
    assert lines[0] == "Hämtat:" and lines[1].split() == COLUMNS
    assert [line.split() for line in lines[2:5]] == [
        ["anmalda_brott", "N07540", "1", "2024", "2024", "1980", "1"],
        ["tillit", "N00002", "1", "2024", "2024", "1980", "2"],
        ["trygg", "N00001", "2", "2024", "2024", "1980", "3"],
    ]
    assert "tillit: Omvänt: 100 minus Koladas värde." in lines
    assert lines[-2:] == ["Hämtas inte, för måttet är bara liknande: nastan (N00004).", "Källa: Kolada"]
    assert n_stored() == 4


def test_the_same_again_says_so(run, place, service):
    run("fetch", "kolada", "--url", service.address)
    ran = run("fetch", "kolada", "--url", service.address)
    assert ran.code == 0 and ran.out.count("(redan hämtad)") == 3 and n_stored() == 4


def test_json_has_every_part(run, place, service):
    ran = run("fetch", "kolada", "--indicator", "trygg", "tillit", "--url", service.address, "--dry-run", "--json")
    assert ran.code == 1, "the played service answers with an indicator that nobody asked for"
    service.answers = [answer(page(*ANSWER["values"][:2]))]
    ran = run("fetch", "kolada", "--indicator", "trygg", "--indicator", "tillit", "--url", service.address, "--dry-run",
              "--json")  # fmt: skip
    assert ran.code == 0 and ran.json["command"] == "fetch kolada" and ran.json["is_dry_run"] is True
    assert ran.json["fetched"][0] == {
        "indicator": "trygg", "code": "N00001", "batch_id": None, "is_known": False, "n_rows": 2,
        "first_period": "2024", "last_period": "2024", "places": ["1980"], "notes": [],
    }  # fmt: skip
    assert service.paths[-1] == "/v3/data/kpi/N00001,N00002/municipality/1980,0019,0000" and n_stored() == 0


def test_what_is_turned_off_says_how_to_turn_it_on(run, place, service):
    ran = run("fetch", "scb", "--url", service.address)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert "avstängd" in ran.err and "fetch: {kolada: true, scb: true}" in ran.err and service.paths == []


def test_a_table_of_scb(run, place, service):
    path = place / "municipality.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("scb: false", "scb: true"), encoding="utf-8")
    service.answers = [answer(dataset([7.5], Region=["1980"], ContentsCode=["a"], Tid=["2024"]))]
    ran = run("fetch", "scb", "--url", service.address)
    assert ran.code == 0 and ran.out.endswith("Källa: SCB\n") and "TAB12" in ran.out and n_stored() == 1


def test_a_setting_that_is_no_yes_or_no_is_a_fault(run, place, service):
    path = place / "municipality.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("scb: false", "scb: kanske"), encoding="utf-8")
    ran = run("fetch", "kolada", "--url", service.address)
    assert ran.code == 1 and "scb" in ran.err and "Tillåtna värden: true, false." in ran.err and service.paths == []


@pytest.mark.parametrize("address", ["http://[", "ftp://x", "", "api.kolada.se"])
def test_an_address_that_will_not_do_is_told_before_anybody_is_asked(run, place, address):
    ran = run("fetch", "kolada", "--url", address)
    assert ran.code == 1 and "Adressen går inte att använda" in ran.err and "Frågar" not in ran.err


def test_a_failure_is_one_line_and_leaves_nothing(run, place, service):
    service.answers = [answer(b"<html>410</html>", 410)]
    ran = run("fetch", "kolada", "--url", service.address)
    assert ran.code == 1 and ran.out == "" and len(ran.err.splitlines()) == 2 and "stängd" in ran.err
    assert n_stored() == 0


@pytest.mark.parametrize("arguments", [["fetch"], ["fetch", "bra"], ["fetch", "kolada", "--indicator"]])
def test_misuse_is_told_apart(run, place, arguments):
    assert run(*arguments).code == 2
