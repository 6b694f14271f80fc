"""Kolada, played: what is asked, how pages are followed, what is stored of the answer, and every wrong answer."""

import re

import pytest

from lib.domain.faults import InputFault
from lib.intake.fetching import kolada_api
from lib.intake.fetching.http_client import web_service
from lib.intake.fetching.kolada_api import fetch_kolada
from tests.intake.fetching.indicators import indicator
from tests.intake.fetching.played import answer, page, post

SAME = indicator(kolada="N00001")
WHOLE = page(
    post("N00001", "1980", 2024, T=31.5, K=30, M=33),
    post("N00001", "0019", 2024, T=0),
    post("N00001", "0000", 2024, T=8),
)


def fetch(service, waited, *indicators, code="1980"):
    with web_service("Kolada", service.address, waited.clock, {}) as web:
        return fetch_kolada(web, indicators or (SAME,), code)


def refused(service, waited, *answers, indicators=(SAME,)):
    service.answers = list(answers)
    with pytest.raises(InputFault) as caught:
        fetch(service, waited, *indicators)
    return str(caught.value)


def figures(series):
    return series.rows[["area_code", "period", "sex", "value"]].values.tolist()


def test_municipality_region_and_country_are_asked_for_in_one_call(service, waited):
    service.answers = [answer(WHOLE)]
    (series,) = fetch(service, waited).series
    assert service.paths == ["/v3/data/kpi/N00001/municipality/1980,0019,0000"]
    assert figures(series) == [
        ["00", "2024", "all", 8.0],
        ["19", "2024", "all", 0.0],
        ["1980", "2024", "all", 31.5],
        ["1980", "2024", "men", 33.0],
        ["1980", "2024", "women", 30.0],
    ]
    assert set(series.rows["source"]) == {"Kolada"} and series.notes == ()
    assert {str(day) for day in series.rows["data_date"]} == {"2024-12-31"}
    assert set(series.rows["secrecy"]) == {"open"} and set(series.rows["age"]) == {"all"}


def test_no_call_names_more_than_25_ids(service, waited):
    many = [indicator(f"i{n}", kolada=f"N{n:05}") for n in range(60)]

    def every(request):
        ids = re.search(r"kpi/([^/]*)/", request.path)[1].split(",")
        answer(page(*(post(name, "1980", 2024, T=1) for name in ids)))(request)

    service.answers = [every]
    assert [one.code for one in fetch(service, waited, *many).series] == [f"N{n:05}" for n in range(60)]
    assert [path.count("N") for path in service.paths] == [25, 25, 10]


def test_every_page_is_followed(service, waited):
    next_url = f"{service.address}/data/kpi/N00001/municipality/1980,0019,0000?page=2&per_page=5000"
    service.answers = [
        answer(page(post("N00001", "1980", 2023, T=1), next_url=next_url)),
        answer(page(post("N00001", "1980", 2024, T=2))),
    ]
    (series,) = fetch(service, waited).series
    assert figures(series) == [["1980", "2023", "all", 1.0], ["1980", "2024", "all", 2.0]]
    assert service.paths[1].endswith("?page=2&per_page=5000")


def test_pages_that_go_round_or_never_end_are_left(service, waited, monkeypatch):
    again = page(post("N00001", "1980", 2024, T=1), next_url=f"{service.address}/x?page=2")
    assert "tar inte slut" in refused(service, waited, answer(again))
    assert len(service.paths) == 2

    def one_more(request):
        further = f"{service.address}/x?page={len(service.paths) + 1}"
        answer(page(post("N00001", "1980", 1900 + len(service.paths), T=1), next_url=further))(request)

    service.paths.clear()
    monkeypatch.setattr(kolada_api, "MAX_PAGES", 5)
    assert "tar inte slut" in refused(service, waited, one_more)
    assert len(service.paths) == 5


@pytest.mark.parametrize("next_url", ["https://example.org/v3/data?page=2", 7, ["a"]])
def test_a_next_page_that_is_not_koladas_is_refused(service, waited, next_url):
    refused(service, waited, answer(page(post("N00001", "1980", 2024, T=1), next_url=next_url)))
    assert len(service.paths) == 1


def test_an_opposite_measure_is_turned_round_and_is_no_longer_koladas_own(service, waited):
    service.answers = [answer(WHOLE)]
    (series,) = fetch(service, waited, indicator(kolada="N00001", kolada_measures="opposite")).series
    assert [row[3] for row in figures(series)] == [92.0, 100.0, 68.5, 67.0, 70.0]
    assert series.notes == ("Omvänt: 100 minus Koladas värde.",)
    assert set(series.rows["source"]) == {"Egen bearbetning av data från Kolada (N00001)"}


def test_a_rate_is_told_in_the_unit_of_the_indicator(service, waited):
    service.answers = [answer(page(post("N00001", "1980", 2024, T=12345)))]
    per_1000 = indicator(unit="per_1000", kind="count", kolada="N00001", kolada_unit="per_100000")
    per_100000 = indicator(unit="per_100000", kind="count", kolada="N00001", kolada_unit="per_100000")
    turned, same = fetch(service, waited, per_1000, per_100000).series
    assert (figures(turned)[0][3], figures(same)[0][3]) == (123.45, 12345.0)
    assert turned.notes == ("Omräknat från per 100000 till per 1000 invånare.",) and same.notes == ()


def test_a_missing_value_is_told_and_is_not_zero(service, waited):
    service.answers = [answer(page(post("N00001", "1980", 2023, T=5), post("N00001", "1980", 2024, T=None)))]
    fetched = fetch(service, waited)
    assert figures(fetched.series[0]) == [["1980", "2023", "all", 5.0]]
    assert fetched.notes[0] == "Antal värden som saknas i Kolada: 1. De räknas inte som noll."


TWO = (SAME, indicator("annat", kolada="N00002"))
ONLY_FIRST = page(post("N00001", "1980", 2024, T=1))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (page(), "tomt för nyckeltal som ska finnas. Hittade: N00001, N00002"),
        (ONLY_FIRST, "Hittade: N00002"),
        (page(post("N00001", "1980", 2024, T=1), post("N00002", "1980", 2024, T=None)), "Hittade: N00002"),
        (page(post("N00001", "1980", 2024), post("N00002", "1980", 2024)), "inga värden"),
        (page(post("N00009", "1980", 2024, T=1)), "annat än frågan. Hittade: N00009"),
        (page(post("N00001", "0180", 2024, T=1)), "annat än frågan. Hittade: 0180"),
        (page(post("N00001", "1980", 2024, T=1), post("N00001", "1980", 2024, T=2)), "flera gånger"),
        (page(post("N00001", "1980", 2024, X=1)), "Könet är okänt"),
        (page(post("N00001", "1980", "2024 kv 1", T=1)), "inte ett årtal"),
        (page({"kpi": "N00001"}), "Svaret från Kolada, post 1"),
        (page({"id": "N00001", "title": "T", "is_divided_by_gender": True}), "annat än värden"),
        ({"detail": "Not found"}, "inte Koladas form"),
        ([], "inte Koladas form"),
        ({"values": None}, "inte Koladas form"),
        ({"values": [{"values": [{"gender": "T", "value": 1}], "kpi": "N00001", "period": 2024}]}, "version 2"),
        (b"<html>hej</html>", "webbsida"),
    ],
)
def test_a_wrong_answer_is_a_fault_and_never_silence(service, waited, content, said):
    assert said in refused(service, waited, answer(content), indicators=TWO)


def test_the_closed_version_is_named(service, waited):
    message = refused(service, waited, answer({"detail": "Gone"}, 410))
    assert "version" in message and "stängd" in message and len(service.paths) == 1


@pytest.mark.parametrize("code", ["0001", "198", "19800", "E0600001", "19b0", "²980", ""])
def test_a_place_that_kolada_cannot_have_is_never_asked_for(service, waited, code):
    service.answers = [answer(WHOLE)]
    with pytest.raises(InputFault, match="bara svenska kommuner"):
        fetch(service, waited, code=code)
    assert service.paths == []
