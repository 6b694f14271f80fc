"""Jämför, every comparison in every picture."""

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from lib.domain.settings import PROJECT_ROOT
from tests.made_up import AREAS, SLUG, events, population, values, workspace_with, write_folder

NORR, SODER, OSTER, VASTER = AREAS


@pytest.fixture
def page(tmp_path, monkeypatch):
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    folder = write_folder(tmp_path)
    weights = {"name": "Prov", "source": "Prov", "unit": "klotter", "weights": [{"id": "ran", "weight": 10}]}
    (folder.data / "harm_weights.yaml").write_text(yaml.safe_dump(weights), encoding="utf-8")
    rows = events((NORR, "klotter", "2025-03", 60), (SODER, "ran", "2025-12", 30), (OSTER, "ran", "2025-12", 1),
                  (NORR, "klotter", "2024-01", 20), (SODER, "klotter", "2024-06", 41))  # fmt: skip
    shares = values("trygg_bostadsomrade", (NORR, "2025", 40.0, None, None, 90), (SODER, "2025", 60.0, None, None, 200),
                    ("0001", "2025", 55.0, None, None, 400), ("00", "2025", 70.0, None, None, None))  # fmt: skip
    people = population(2024, Norr=1000, Söder=2000, Öster=1000, Väster=40)
    workspace_with(tmp_path, events=rows, populations=people, indicator_values=shares)

    def opened(**choices: str) -> AppTest:
        test = AppTest.from_file(str(PROJECT_ROOT / "app.py"), default_timeout=60)
        test.session_state["kommun"] = SLUG
        for key, choice in choices.items():
            test.session_state[key] = choice
        test.run()
        test.switch_page("pages/lagesbild/jamfor.py").run()
        assert not test.exception, [error.value for error in test.exception]
        return test

    return opened


def words(test: AppTest) -> str:
    return "\n".join(element.value for element in (*test.markdown, *test.caption, *test.info, *test.text))


@pytest.mark.parametrize(("picture", "area"), [("tratt", "alla"), ("intervall", VASTER), ("sma", NORR)])
def test_areas_in_every_picture(page, picture, area):
    said = words(page(bild=picture, omrade=area))
    assert "mer än slumpen brukar ge" in said
    assert "Benjamini och Hochberg" in said
    assert ("Ej tillämpligt" in said) == (area == VASTER)  # too few inhabitants for a rate


def test_weighing_by_harm_says_what_a_weight_is(page):
    said = words(page(bild="intervall", vikt="skada"))
    assert "vägd efter skada" in said and "1 är klotter" in said


def test_now_against_before(page):
    assert "från 2024 till 2025" in words(page(slag="perioder", period="2025-01--2025-12"))


def test_other_places_and_what_is_missing(page):
    said = words(page(slag="kommuner", matt="trygg_bostadsomrade"))
    assert "Provby ligger lägre än Sverige" in said and "ingen jämförelsegrupp" in said
