"""Every page, with the whole of it, the smallest part, the oldest months, nothing at all, and nonsense asked."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.domain.folder import MunicipalityFolder
from tests.made_up import AREAS, SLUG, events, population, values, workspace_with, write_folder, write_plan

APP = Path(__file__).resolve().parents[2] / "app.py"
PAGES = sorted(path.relative_to(APP.parent).as_posix() for path in APP.parent.glob("pages/*/*.py"))
FIRST = "pages/lagesbild/oversikt.py"
NEEDS_NO_FILES = {"pages/data/tillganglighet.py", "pages/data/logg.py", "pages/presentera/rapport.py"}
"""The statement is about the app, the log has rows at once, and the plan can be reported before there are figures."""
NORR, SODER, OSTER, VASTER = AREAS


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    return tmp_path


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A municipality with a little of everything, made once: no test here changes it."""
    root = tmp_path_factory.mktemp("filled")
    crimes = events((NORR, "klotter", "2024-01", 30), (SODER, "ran", "2025-12", 4), (None, "ran", "2025-06", 2))
    reports = pd.DataFrame(
        {
            "reported_at": pd.to_datetime(["2025-11-02 20:00"] * 25),
            "event_from": pd.to_datetime(["2025-11-02 19:00"] * 25),
            "month": 2025 * 12 + 10,
            "area_code": [NORR] * 24 + [None],
            "lon": [16.05] * 24 + [None],
            "lat": [59.15] * 24 + [None],
            "precision": "exact",
            "category": ["miljo"] * 24 + ["trygg_plats"],
            "police_reported": "no",
            "reasons": "morker;ode",
            "wishes": "belysning",
            "status": "ny",
        }
    )
    people = population(2024, Norr=1000, Söder=2000, Öster=1000, Väster=400)
    shares = values(
        "sysselsattningsgrad", (NORR, "2024", 70.0, 350, 500, None), ("0001", "2024", 75.0, 1500, 2000, None)
    )
    workspace_with(root, events=crimes, reports=reports, populations=people, indicator_values=shares)
    write_plan(MunicipalityFolder(root, SLUG))
    return root


@pytest.fixture
def with_data(filled, monkeypatch):
    monkeypatch.setenv("LAGESBILD_ROOT", str(filled))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{filled / 'store.db'}")
    return filled


@pytest.fixture(scope="module")
def emptied(tmp_path_factory):
    root = tmp_path_factory.mktemp("empty")
    write_plan(write_folder(root))
    return root


@pytest.fixture
def without_data(emptied, monkeypatch):
    monkeypatch.setenv("LAGESBILD_ROOT", str(emptied))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{emptied / 'store.db'}")
    return emptied


@pytest.fixture(scope="module")
def sessions():
    """One session for each question, as of somebody who goes from page to page."""
    return {}


def linked(page: str, **address: str) -> AppTest:
    """The page as a link opens it, without the first page before."""
    test = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in address.items():
        test.query_params[name] = value
    return test.switch_page(page).run()


def opened(page: str, **address: str) -> AppTest:
    test = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in address.items():
        test.query_params[name] = value
    test.run()
    if page != FIRST:
        test.switch_page(page).run()
    assert not test.exception, [error.value for error in test.exception]
    return test


QUESTIONS = {
    "whole": {},
    "smallest": {"omrade": VASTER, "period": "2025-10--2025-12", "tema": "vald_hot"},
    "oldest": {"period": "2024-01--2024-12"},
    "nonsense": {"omrade": "'; DROP TABLE events", "period": "9999-99", "tema": "finns,inte", "matt": "<script>"},
    "split": {"kon": "women", "alder": "16-24"},
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_page_answers_every_kind_of_question(with_data, sessions, page, question):
    if question not in sessions:
        sessions[question] = opened(FIRST, **QUESTIONS[question])
    test = sessions[question].switch_page(page).run()
    assert not test.exception, [error.value for error in test.exception]
    assert test.title[0].value
    assert not test.error


@pytest.mark.parametrize("page", [page for page in PAGES if page not in NEEDS_NO_FILES])
def test_an_empty_municipality_says_how_to_begin(without_data, sessions, page):
    if "empty" not in sessions:
        sessions["empty"] = opened(FIRST)
    test = sessions["empty"].switch_page(page).run()
    assert not test.exception, [error.value for error in test.exception]
    said = [element.value for element in (*test.text, *test.info)]
    assert any("python -m lib import" in text or "Släpp en eller flera filer" in text for text in said)


def test_a_broken_definition_file_is_told_in_words(root):
    folder = write_folder(root)
    (folder.data / "factors.yaml").write_text("factors: [{id: x", encoding="utf-8")
    test = opened(FIRST)
    assert "factors.yaml" in test.text[0].value


def test_no_municipality_at_all_says_how_to_make_one(root):
    assert "municipality new" in opened(FIRST).text[0].value


def test_the_finding_names_the_place_and_the_number(with_data):
    finding = opened("pages/lagesbild/oversikt.py", omrade=SODER).text[0].value
    assert "Söder: 2,0 per 1 000 invånare och år" in finding


def test_the_question_stays_when_the_page_changes(with_data):
    test = opened("pages/lagesbild/omrade.py", omrade=NORR)
    assert test.session_state["omrade"] == NORR
    assert test.query_params["omrade"] in (NORR, [NORR])


def test_sources_of_synthetic_figures_are_named_on_every_page(with_data, monkeypatch):
    assert not opened(FIRST).warning  # nothing here is synthetic
