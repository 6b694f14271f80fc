"""The three pages with what is their own: schools, kinds of violence and forums of a plan unlike the example's."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.analysis.test_collaboration import AGREEMENT, COLLABORATION, reopened
from tests.analysis.test_schools import MEASURE, UNITS, answers
from tests.analysis.test_violence import CASES, KIND, NORR
from tests.made_up import DEFINITIONS, events, plan, population, workspace_with
from tests.pages.test_pages import APP

EVENTS = DEFINITIONS["indicators/anmalda_brott.yaml"]
LEVEL = {"id": "beslut", "name": "Beslutsnivån", "description": "Här beslutas.",
         "bodies": [{"name": "Styrelsen", "role": "Beslutar."}]}  # fmt: skip


def definition() -> dict:
    made = plan() | {"agreement": AGREEMENT, "organisation": [LEVEL], "collaboration_bodies": ["Rådet", "Ledningen"]}
    violence = made["focus_areas"][4]
    violence["indicators"] = [
        {"id": "5.1", "name": "Anmält", "measures": ["anmalda_brott"]},
        {"id": "5.2", "name": "Ärenden", "measures": ["arenden"]},
    ]
    violence["further_measures"] = ["ute"]
    return made


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("fokus")
    crimes = events(
        (NORR, "ran", "2024-01", 30), (NORR, "ran", "2025-12", 40), (NORR, "vald_nara_relation", "2025-06", 7)
    )
    shares = [answers("0001", "2025", 80.0, 2000), answers("s10", "2025", 82.0, 100), answers("s3", "2025", 60.0, 100)]
    shares += [answers("0001", "2025", value, 1000, sex) for value, sex in ((70.0, "women"), (90.0, "men"))]
    people = population(2024, Norr=5000, Söder=2000, Öster=1000, Väster=2000)
    workspace_with(root, events=crimes, populations=people, indicator_values=pd.concat(shares, ignore_index=True))
    reopened(
        root,
        plan=definition(),
        collaboration=COLLABORATION,
        reporting_units=UNITS,
        pyramid=DEFINITIONS["pyramid.yaml"]
        | {"violence_types": [KIND | {"id": "nara", "name": "Nära", "crime_categories": ["vald_nara_relation"]}]},
        indicators__arenden=CASES,
        indicators__ute=EVENTS | {"id": "ute", "name": "Våld ute", "categories": ["ran"]},
    )
    return root


@pytest.fixture
def page(root, monkeypatch):
    monkeypatch.setenv("LAGESBILD_ROOT", str(root))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{root / 'store.db'}")

    def opened(slug: str, **address: str) -> AppTest:
        test = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in ({"period": "2025-01--2025-12"} | address).items():
            test.query_params[name] = value
        test.run().switch_page(f"pages/fokusomraden/{slug}.py").run()
        assert not test.exception, [error.value for error in test.exception]
        return test

    return opened


def said(test: AppTest) -> str:
    return "\n".join(
        str(element.value) for element in (*test.text, *test.markdown, *test.caption, *test.info, *test.warning)
    )


def test_the_school_page_begins_with_protection_and_shows_schools(page):
    test = page("skola")
    assert test.subheader[0].value == "Det som skyddar, och det som är en risk"
    told = said(test)
    assert "Av 2 skolor ligger 0 säkert över och 1 säkert under Provby" in told
    assert "Lilla skolan" not in told
    assert test.selectbox(key="skolmatt").value == MEASURE


def test_the_violence_page_sets_three_ways_beside_each_other(page):
    told = said(page("vald"))
    for heading in ("Anmält till polisen", "Svar i enkäter", "Ärenden i socialtjänsten"):
        assert heading in told
    assert "Planen följer inget sådant mått." in told  # no survey in this plan
    assert "Fråga dem" in told  # the gap says whom to ask
    assert "Våld i nära relation, anmälda brott: 7" in told


def test_an_area_gets_close_relations_of_the_whole_municipality_only(page):
    told = said(page("vald", omrade=NORR))
    assert "Våld i nära relation, anmälda brott: 7" in told
    assert "visas bara för hela kommunen" in told.lower()


def test_the_collaboration_page_tells_who_meets_and_how_it_is_organised(page):
    told = said(page("samverkan"))
    assert "4 aktörer möttes i 2 forum 2025." in told
    assert "Beslutsnivån" in told and "Rådet ↔ Ledningen" in told
    assert "Två återkommer under 2 av 2 målområden." in told


def test_another_year_can_be_chosen_and_stands_in_the_address(page):
    test = page("samverkan")
    test.selectbox(key="motesar").set_value("2024").run()
    assert "1 aktör möttes i 1 forum 2024." in said(test)
    assert test.query_params["motesar"] in ("2024", ["2024"])
