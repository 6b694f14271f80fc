"""SCB, played: the selection that is sent, what is stored of the answer, and every answer that will not do."""

import pytest

from lib.domain.faults import InputFault
from lib.domain.indicator import Indicator
from lib.intake.fetching.http_client import web_service
from lib.intake.fetching.pxweb_api import MEANINGS, fetch_pxweb
from tests.intake.fetching.indicators import indicator
from tests.intake.fetching.played import answer, dataset

QUERY = {"Region": ["1980", "19", "00"], "Kon": ["1", "2"], "ContentsCode": ["000001"], "Tid": ["top(2)"]}
CODES = {"1980", "19", "00", "1980R001"}
WHOLE = {"Region": ["1980", "00"], "Kon": ["1", "2"], "ContentsCode": ["000001"], "Tid": ["2024", "2025"]}


def trangt(**query):
    return indicator("trangt", kind="register_share", pxweb={"table": "TAB123", "query": QUERY | query})


def fetch(service, waited, wanted: Indicator | None = None):
    with web_service("SCB", service.address, waited.clock, MEANINGS) as web:
        return fetch_pxweb(web, [wanted or trangt()], CODES)


def refused(service, waited, given, wanted=None):
    service.answers = [given]
    with pytest.raises(InputFault) as caught:
        fetch(service, waited, wanted)
    return str(caught.value)


def test_the_definition_is_sent_as_a_selection_and_each_cell_is_a_figure(service, waited):
    service.answers = [answer(dataset([1, 2, 3, None, 5, 6, 0, 8], **WHOLE))]
    (series,) = fetch(service, waited, trangt(Region=["1980", "19", "00", "19"])).series
    assert service.paths == ["/v3/tables/TAB123/data?lang=sv&outputFormat=json-stat2"]
    assert service.bodies == [
        {
            "selection": [
                {"variableCode": "Region", "valueCodes": ["1980", "19", "00"]},
                {"variableCode": "Kon", "valueCodes": ["1", "2"]},
                {"variableCode": "ContentsCode", "valueCodes": ["000001"]},
                {"variableCode": "Tid", "valueCodes": ["top(2)"]},
            ]
        }
    ]
    assert series.rows[["area_code", "period", "sex", "value"]].values.tolist() == [
        ["00", "2024", "men", 5.0],
        ["00", "2024", "women", 0.0],
        ["00", "2025", "men", 6.0],
        ["00", "2025", "women", 8.0],
        ["1980", "2024", "men", 1.0],
        ["1980", "2024", "women", 3.0],
        ["1980", "2025", "men", 2.0],
    ]
    assert set(series.rows["source"]) == {"SCB, tabell TAB123"} and series.code == "TAB123"
    assert series.notes == ("Celler utan uppgift: 1. De räknas inte som noll.",)


def test_areas_lose_their_version_and_months_end_when_they_end(service, waited):
    codes = {"Region": ["1980R001_RegSO2025"], "ContentsCode": ["a"], "Tid": ["2024M02"]}
    service.answers = [answer(dataset([7], **codes))]
    (series,) = fetch(service, waited).series
    assert series.rows[["area_code", "period", "value"]].values.tolist() == [["1980R001", "2024-02", 7.0]]
    assert str(series.rows["data_date"][0]) == "2024-02-29"


def test_a_selection_above_the_limit_is_never_sent(service, waited):
    many = [str(n) for n in range(400)]
    message = refused(service, waited, answer({}), trangt(Region=many, Kon=many))
    assert "150\u00a0000 celler" in message and "indicators/trangt.yaml" in message
    assert service.paths == []


def test_a_selection_that_scb_finds_too_large_says_so(service, waited):
    message = refused(
        service, waited, answer({"type": "Parameter error", "title": "Too many cells", "status": 403}, 403)
    )
    assert "150\u00a0000 celler" in message and "felkod 403, Too many cells" in message
    assert len(service.paths) == 1


@pytest.mark.parametrize(("status", "said"), [(400, "passar inte tabellen"), (404, "Tabellen finns inte")])
def test_a_refusal_points_at_the_definition(service, waited, status, said):
    message = refused(service, waited, answer({"title": "Non-existent value", "status": status}, status))
    assert said in message and "Non-existent value" in message and "pxweb" in message


@pytest.mark.parametrize(
    ("values", "codes", "said"),
    [
        ([1, 2], {"Region": ["1980"], "ContentsCode": ["a", "b"], "Tid": ["2024"]}, "flera mått. Hittade: a, b"),
        ([1, 2], {"Region": ["1980"], "Utb": ["x", "y"], "ContentsCode": ["a"], "Tid": ["2024"]}, "flera mått"),
        ([1], {"Region": ["0180"], "ContentsCode": ["a"], "Tid": ["2024"]}, "hör inte till kommunen. Hittade: 0180"),
        ([1], {"Region": ["1980"], "ContentsCode": ["a"], "Tid": ["2024K1"]}, "varken år eller månad. Hittade: 2024K1"),
        (
            [1],
            {"Region": ["1980"], "Alder": ["17"], "ContentsCode": ["a"], "Tid": ["2024"]},
            "åldersgrupper. Hittade: 17",
        ),
        (
            [1],
            {"Region": ["1980"], "Kon": ["9"], "ContentsCode": ["a"], "Tid": ["2024"]},
            "motsvarighet i appen. Hittade: 9",
        ),
        (
            [1, 2],
            {"Region": ["1980R001", "1980R001_RegSO2025"], "ContentsCode": ["a"], "Tid": ["2024"]},
            "flera gånger",
        ),
        ([None], {"Region": ["1980"], "ContentsCode": ["a"], "Tid": ["2024"]}, "inga värden"),
        ([1], {"ContentsCode": ["a"], "Tid": ["2024"]}, "variabel för region"),
        ([1], {"Region": ["1980"], "Kon": ["1"], "ContentsCode": ["Folkmängd"], "Tid": ["2024"]}, "folkmängd"),
        ([1, 2], {"Region": ["1980"], "ContentsCode": ["a"], "Tid": ["2024"]}, "Antalet celler"),
        (["x"], {"Region": ["1980"], "ContentsCode": ["a"], "Tid": ["2024"]}, "varken ett tal"),
    ],
)
def test_what_the_store_has_no_place_for_is_a_fault(service, waited, values, codes, said):
    assert said in refused(service, waited, answer(dataset(values, **codes)))


@pytest.mark.parametrize("content", [b"<html>hej</html>", b'{"class": "data', b"[]", b"{}", b'{"class": "collection"}'])
def test_an_answer_that_is_no_table_is_a_fault(service, waited, content):
    refused(service, waited, answer(content))
    assert len(service.paths) == 1
