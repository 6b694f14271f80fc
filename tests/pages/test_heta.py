"""Heta platser and Heta tider in a small municipality: what does not apply is said, and something is shown instead."""

import pytest

from tests.made_up import AREAS, events, population, workspace_with
from tests.pages.test_pages import opened

NORR, SODER, *_ = AREAS


@pytest.fixture
def small(tmp_path, monkeypatch):
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    crimes = events((NORR, "klotter", "2025-03", 36), (SODER, "ran", "2025-12", 12))
    people = population(2024, Norr=1000, Söder=2000, Öster=1000, Väster=400)
    workspace_with(tmp_path, events=crimes, populations=people)


def said(test) -> str:
    return " ".join(str(part.value) for part in (*test.text, *test.info, *test.caption, *test.markdown))


def test_with_few_areas_the_page_says_so_and_compares_instead(small):
    test = opened("pages/lagesbild/heta_platser.py")
    test.session_state["visa"] = "omraden"
    test.run()
    assert "Kommunen har 4 områden. Med färre än 20" in said(test)
    table = next(frame.value for frame in test.dataframe if "Område" in frame.value)
    assert set(table["Område"]) == set(AREAS.values())


def test_with_few_events_the_page_says_how_many_are_needed_and_how_many_have_no_place(small):
    test = opened("pages/lagesbild/heta_platser.py")
    assert "Färre än 100 brott har en plats" in said(test)
    assert "0 brott har en plats. 48 har det inte" in said(test)


def test_less_than_a_year_has_hours_but_no_seasons(small):
    test = opened("pages/lagesbild/heta_tider.py")
    assert "Det behövs minst ett helt år" in said(test)
