"""A plan of five focus areas with other ids and another period: navigation and pages follow it, without code."""

from pathlib import Path

import pandas as pd
import pytest
import yaml
from streamlit.testing.v1 import AppTest

from lib.analysis.workspace import open_workspace
from lib.domain.settings import Settings
from lib.ui.focus_pages import focus_area_pages
from tests.made_up import AREAS, SLUG, events, population, values, workspace_with

APP = Path(__file__).resolve().parents[2] / "app.py"
NORR, SODER, *_ = AREAS
SLUGS = {"3": "narkotika", "7": "hav", "8": "platser", "21": "delaktighet", "40": "torg"}
"""Three with pages of their own, in another order, and two without."""


def focus_area(number: str, slug: str) -> dict:
    measures = [["sysselsattningsgrad"], ["trygg_bostadsomrade"], ["anmalda_brott"]]
    indicators = [
        {"id": f"{number}.{place}", "name": f"Mått {number}.{place}", "measures": names}
        for place, names in enumerate(measures, start=2)
    ]
    indicators[0] |= {"target": 80.0, "target_year": 2031}
    return {
        "id": number, "slug": slug, "name": f"Område {slug}", "short_name": f"Om {slug}", "summary": f"Om {slug} här.",
        "goals": [{"id": f"{number}x", "text": f"Bättre {slug}"}], "indicators": indicators,
        "activities": [{"id": f"{number}.9", "title": f"Gör något åt {slug}", "lead": "namnden",
                        "prevention": "social", "horizon": "long"}],
    }  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("plan")
    shares = values("sysselsattningsgrad", ("0001", "2024", 75.0, 1500, 2000, None),
                    ("0001", "2025", 76.0, 1520, 2000, None), (NORR, "2025", 70.0, 350, 500, None),
                    (SODER, "2025", 80.0, 400, 500, None))  # fmt: skip
    few = values("trygg_bostadsomrade", ("0001", "2025", 61.0, None, None, 12))
    workspace = workspace_with(root, events=events((NORR, "klotter", "2025-03", 30)),
                               populations=population(2025, Norr=1000, Söder=2000, Öster=900, Väster=400),
                               indicator_values=pd.concat([shares, few], ignore_index=True))  # fmt: skip
    plan = {"id": "annan_plan", "name": "Annan plan 2029–2031", "period_from": 2029, "period_to": 2031,
            "decided_by": "Fullmäktige", "source": "Prov",
            "boards": [{"id": "namnden", "name": "Den enda nämnden", "short": "DN"}],
            "focus_areas": [focus_area(number, slug) for number, slug in SLUGS.items()]}  # fmt: skip
    text = yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)
    (workspace.folder.data / "plan.yaml").write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def session(root, monkeypatch):
    monkeypatch.setenv("LAGESBILD_ROOT", str(root))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{root / 'store.db'}")
    return AppTest.from_file(str(APP), default_timeout=60).run()


def test_the_navigation_is_the_plans(root):
    entries = focus_area_pages(open_workspace(Settings(root=root, database_url=f"sqlite:///{root / 'store.db'}"), SLUG))
    assert [(entry.subject, entry.title) for entry in entries] == [(n, f"Om {slug}") for n, slug in SLUGS.items()]
    files = [entry.file.rpartition("/")[2] for entry in entries]
    assert files == ["narkotika.py", "fokusomrade.py", "platser.py", "delaktighet.py", "fokusomrade.py"]
    assert len({entry.address or entry.file for entry in entries}) == len(entries)


@pytest.mark.parametrize("slug", ["narkotika", "platser", "delaktighet"])
def test_a_page_shows_the_other_plan(session, slug):
    page = session.switch_page(f"pages/fokusomraden/{slug}.py").run()
    assert not page.exception, [error.value for error in page.exception]
    assert page.title[0].value == f"Om {slug}"
    number = next(key for key, value in SLUGS.items() if value == slug)
    told = [element.value for element in (*page.markdown, *page.caption, *page.text)]
    assert any(f"Bättre {slug}" in text for text in told)
    for place in (2, 3, 4):
        assert any(f"Mått {number}.{place}" in text for text in told)
    assert any("80\u00a0% 2031" in text for text in told)
    assert any("Dolt av sekretesskäl" in text for text in told)
    assert not any("61" in text for text in told)
    tables = [frame.value for frame in page.dataframe]
    assert any(f"Gör något åt {slug}" in table.to_string() for table in tables)
    assert any("Den enda nämnden" in table.to_string() for table in tables)
    labels = {expander.label for expander in page.expander}
    assert {"Så räknas det", "Källor och datum"} <= labels
