"""Kontraster as a person uses it: see a contradiction, make a problem of it, find it again."""

import pytest

from tests.made_up import AREAS, events, population, workspace_with
from tests.pages.test_pages import opened, root  # noqa: F401  fixture

PAGE = "pages/lagesbild/kontraster.py"
NORR, SODER, OSTER, VASTER = AREAS


@pytest.fixture
def apart(root):  # noqa: F811
    """Norr has many reports for its crimes, Söder few."""
    crimes = events(*((NORR, "klotter", month, 20) for month in ("2025-01", "2025-12")),
                    *((SODER, "klotter", month, 60) for month in ("2025-01", "2025-12")))  # fmt: skip
    told = events(*((NORR, "klotter", month, 30) for month in ("2025-01", "2025-12")),
                  *((SODER, "klotter", month, 10) for month in ("2025-01", "2025-12")))  # fmt: skip
    reports = told.assign(
        category="skadegorelse",
        reported_at=told["event_from"],
        police_reported="no",
        reasons="",
        wishes="",
        status="ny",
    )
    people = population(2024, Norr=1000, Söder=1000, Öster=1000, Väster=1000)
    workspace_with(root, events=crimes, reports=reports, populations=people)
    return root


def buttons(test):
    return [button for button in test.button if button.label == "Gör till problem"]


def test_the_finding_names_the_areas_and_each_has_a_button(apart):
    test = opened(PAGE)
    assert test.text[0].value.startswith("Rapporter och anmälda brott går isär i 2 av 2 områden.")
    assert "Fler rapporter än brotten ger skäl att vänta: Norr." in test.text[0].value
    assert len(buttons(test)) == 2


def test_one_click_makes_a_problem_that_is_said_and_listed(apart):
    test = buttons(opened(PAGE))[0].click().run()
    assert not test.exception and not test.error
    assert test.success[0].value.startswith("Problemet är skapat")
    listed = test.dataframe[-1].value
    assert listed["Problem"].tolist() == ["Norr: fler rapporter än brotten ger skäl att vänta"]
    assert "60 rapporter" in listed["Siffror"].iloc[0]
    assert len(buttons(test)) == 1  # the other contradiction
    assert not test.run().success  # told once


def test_the_problem_is_still_there_for_the_next_visitor(apart):
    buttons(opened(PAGE))[0].click().run()
    again = opened(PAGE)
    assert len(again.dataframe[-1].value) == 1
    assert any("Finns som problem sedan" in line.value for line in again.markdown)


def test_priorities_that_do_not_exist_say_how_to_begin(apart):
    test = opened(PAGE)
    test.session_state["kontrast"] = "polis_kommun"
    test.run()
    assert any("Så här börjar ni" in box.value for box in test.info)
    assert not test.error
