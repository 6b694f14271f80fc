"""A fetch is all or nothing, once, and only where it is allowed."""

import pytest
import yaml

from lib.actions import fetching
from lib.actions.batches import list_batches
from lib.actions.fetching import FetchWishes, fetch_indicators
from lib.domain.faults import InputFault
from lib.domain.settings import Settings
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.store.data_versions import read_versions
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.intake.fetching.indicators import indicator
from tests.intake.fetching.played import Waited, answer, cut_off, dataset, page, played_service, post
from tests.made_up import SLUG, write_folder

INDICATORS = (
    indicator("trygg", kolada="N00001"),
    indicator("tillit", kolada="N00002", kolada_measures="opposite"),
    indicator("brott", unit="per_1000", kind="count", kolada="N00003", kolada_unit="per_100000"),
    indicator("nastan", kolada="N00004", kolada_measures="similar"),
    *(
        indicator(
            name,
            pxweb={
                "table": f"TAB{n}",
                "query": {"Region": ["1980"], "ContentsCode": ["a"], "Tid": ["top(1)"]},
            },
        )
        for n, name in enumerate(("ett", "tva", "tre"), 1)
    ),
)
KOLADA = page(
    *(post("N00001", place, year, T=year - 2000) for place in ("1980", "0019", "0000") for year in (2023, 2024)),
    post("N00002", "1980", 2024, T=30.5),
    post("N00003", "1980", 2024, T=12345),
)


@pytest.fixture
def service():
    with played_service() as played:
        played.answers = [answer(KOLADA)]
        yield played


@pytest.fixture
def folder(tmp_path):
    made = write_folder(tmp_path)
    allow(made, kolada=True, scb=True)
    for one in INDICATORS:
        text = yaml.safe_dump(one.model_dump(mode="json", exclude_none=True), allow_unicode=True)
        (made.data / "indicators" / f"{one.id}.yaml").write_text(text, encoding="utf-8")
    return made


def allow(folder, **services):
    given = {"code": "1980", "name": "Provby", "fetch": services}
    (folder.data / "municipality.yaml").write_text(yaml.safe_dump(given), encoding="utf-8")


@pytest.fixture
def settings(tmp_path, database_url):
    return Settings(root=tmp_path, database_url=database_url)


@pytest.fixture
def fetch(settings, folder, service):
    def run(service_id="kolada", *names, told=None, dry=False):
        wishes = FetchWishes(names, service.address, dry)
        hosts = told if told is not None else []
        return fetch_indicators(
            settings, folder, service_id, wishes, hosts.append, Waited().clock, by=AT_THE_COMMAND_LINE
        )

    return run


def stored(settings):
    rows = read_rows(open_database(settings.database_url), SLUG, "indicator_values")
    return rows[["indicator", "area_code", "period", "sex", "value", "source"]].values.tolist()


def is_empty(settings, folder):
    version = read_versions(open_database(settings.database_url), SLUG).every_write
    return stored(settings) == [] and list_batches(settings, folder, by=AT_THE_COMMAND_LINE) == () and version == 0


def test_every_indicator_is_stored_in_its_own_terms_with_its_source(fetch, settings, folder, service):
    hosts = []
    report = fetch("kolada", told=hosts)
    assert stored(settings) == [
        ["brott", "1980", "2024", "all", 123.45, "Egen bearbetning av data från Kolada (N00003)"],
        ["tillit", "1980", "2024", "all", 69.5, "Egen bearbetning av data från Kolada (N00002)"],
        ["trygg", "00", "2023", "all", 23.0, "Kolada"],
        ["trygg", "00", "2024", "all", 24.0, "Kolada"],
        ["trygg", "19", "2023", "all", 23.0, "Kolada"],
        ["trygg", "19", "2024", "all", 24.0, "Kolada"],
        ["trygg", "1980", "2023", "all", 23.0, "Kolada"],
        ["trygg", "1980", "2024", "all", 24.0, "Kolada"],
    ]
    assert service.paths == ["/v3/data/kpi/N00003,N00002,N00001/municipality/1980,0019,0000"]
    assert report.similar == {"nastan": "N00004"}
    assert hosts == [report.host] == [service.address.removeprefix("http://").removesuffix("/v3")]
    batches = list_batches(settings, folder, by=AT_THE_COMMAND_LINE)
    assert [(b.kind, b.source, b.file_name, b.n_rows, str(b.data_date), b.is_synthetic) for b in batches] == [
        ("fetch", "Kolada", "kolada:N00003:brott", 1, "2024-12-31", False),
        ("fetch", "Kolada", "kolada:N00002:tillit", 1, "2024-12-31", False),
        ("fetch", "Kolada", "kolada:N00001:trygg", 6, "2024-12-31", False),
    ]
    assert [one.places for one in report.fetched] == [("1980",), ("1980",), ("1980", "00", "19")]


def test_the_same_answer_again_adds_nothing(fetch, settings, folder):
    first, before = fetch(), stored(settings)
    version = read_versions(open_database(settings.database_url), SLUG).every_write
    again = fetch()
    assert all(one.is_known for one in again.fetched) and not any(one.is_known for one in first.fetched)
    assert [one.batch_id for one in again.fetched] == [one.batch_id for one in first.fetched]
    assert stored(settings) == before and len(list_batches(settings, folder, by=AT_THE_COMMAND_LINE)) == 3
    assert read_versions(open_database(settings.database_url), SLUG).every_write == version


def test_new_figures_take_the_place_of_the_old_ones_and_of_no_others(fetch, settings, service):
    fetch()
    service.answers = [answer(page(post("N00002", "1980", 2024, T=10), post("N00002", "1980", 2025, T=20)))]
    fetch("kolada", "tillit")
    rows = stored(settings)
    assert [row[2:5] for row in rows if row[0] == "tillit"] == [["2024", "all", 90.0], ["2025", "all", 80.0]]
    assert len(rows) == 1 + 2 + 6


def test_a_changed_definition_makes_other_figures_of_the_same_answer(fetch, settings, folder):
    fetch()
    path = folder.data / "indicators" / "tillit.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("opposite", "same"), encoding="utf-8")
    fetch()
    assert [row[4:] for row in stored(settings) if row[0] == "tillit"] == [[30.5, "Kolada"]]


def test_a_dry_run_asks_and_writes_nothing(fetch, settings, folder, service):
    report = fetch(dry=True)
    assert len(service.paths) == 1 and is_empty(settings, folder)
    assert [(one.batch_id, one.n_rows) for one in report.fetched] == [(None, 1), (None, 1), (None, 6)]
    fetch()
    assert all(one.is_known and one.batch_id for one in fetch(dry=True).fetched)


@pytest.mark.parametrize("given", [{}, {"kolada": False}, {"scb": True}])
def test_nobody_is_asked_unless_it_is_allowed(fetch, settings, folder, service, given):
    allow(folder, **given)
    hosts = []
    with pytest.raises(InputFault) as caught:
        fetch("kolada", told=hosts)
    assert "Hämtning från Kolada är avstängd" in str(caught.value)
    assert f"fetch: {{kolada: true, scb: {str(given.get('scb', False)).lower()}}}" in str(caught.value)
    assert hosts == [] and service.paths == [] and is_empty(settings, folder)


@pytest.mark.parametrize(
    "trouble",
    [
        answer(b"", 500),
        answer(b"", 429, Retry_After="1"),
        answer(b"", 410),
        answer(b"", 404),
        cut_off,
        answer(b'{"values": [{"kpi": "N0'),
        answer(b"<html></html>"),
        answer(page()),
        answer(page(post("N00001", "1980", 2024, T=1))),
        answer(page(*KOLADA["values"], next_url="https://example.org/v3/x")),
    ],
)
def test_nothing_is_written_when_the_answer_will_not_do(fetch, settings, folder, service, trouble):
    service.answers = [trouble]
    with pytest.raises(InputFault):
        fetch()
    assert is_empty(settings, folder)
    service.answers, service.paths[:] = [answer(KOLADA)], []
    assert sum(one.n_rows for one in fetch().fetched) == 8


def table(value):
    return answer(dataset([value], Region=["1980"], ContentsCode=["a"], Tid=["2024"]))


def test_each_table_is_a_call_and_all_are_written_together(fetch, settings, service):
    service.answers = [table(1), table(2), table(3)]
    report = fetch("scb")
    assert [row[0::4] for row in stored(settings)] == [["ett", 1.0], ["tre", 2.0], ["tva", 3.0]]
    assert [one.code for one in report.fetched] == ["TAB1", "TAB3", "TAB2"]
    assert {row[5] for row in stored(settings)} == {"SCB, tabell TAB1", "SCB, tabell TAB2", "SCB, tabell TAB3"}


@pytest.mark.parametrize("second", [answer(b"", 500), answer({"title": "Bad"}, 400), table(None)])
def test_the_second_call_of_three_can_spoil_them_all(fetch, settings, folder, service, second):
    service.answers = [table(1), second, second, second]
    with pytest.raises(InputFault):
        fetch("scb")
    assert is_empty(settings, folder)


def test_a_fetch_that_breaks_while_it_writes_leaves_what_was_there(fetch, settings, folder, service, monkeypatch):
    fetch()
    before, batches = stored(settings), list_batches(settings, folder, by=AT_THE_COMMAND_LINE)
    service.answers = [
        answer(page(*(post(name, "1980", 2025, T=1) for name in ("N00001", "N00002", "N00003")))),
    ]
    replace, calls = fetching.replace_file, []

    def break_at_second(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise OSError("disken är full")
        return replace(*arguments)

    monkeypatch.setattr(fetching, "replace_file", break_at_second)
    with pytest.raises(OSError, match="full"):
        fetch()
    assert stored(settings) == before and list_batches(settings, folder, by=AT_THE_COMMAND_LINE) == batches


@pytest.mark.parametrize(
    ("service_id", "names", "said"),
    [
        ("kolada", ["finns_inte"], "Indikatorn finns inte. Hittade: finns_inte"),
        ("kolada", ["ett"], "ingen källa hos Kolada. Hittade: ett"),
        ("scb", ["trygg"], "ingen källa hos SCB. Hittade: trygg"),
        ("kolada", ["nastan"], "bara liknande mått: nastan (N00004)"),
    ],
)
def test_an_indicator_that_cannot_be_fetched_is_told_before_anybody_is_asked(fetch, service, service_id, names, said):
    with pytest.raises(InputFault) as caught:
        fetch(service_id, *names)
    assert said in str(caught.value) and service.paths == []
