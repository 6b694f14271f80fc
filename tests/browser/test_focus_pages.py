"""The focus areas' pages follow the municipality's own plan, from the navigation to the page."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from tests.browser.app_server import running_app
from tests.browser.settled import open_page
from tests.made_up import events, plan, population, workspace_with


@pytest.fixture
def planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five focus areas out of order, one with a name of its own and without a page file."""
    workspace = workspace_with(tmp_path, events=events(("0001R001", "klotter", "2025-03", 30)),
                               populations=population(2025, Norr=1000, Söder=2000))  # fmt: skip
    own = plan()
    own["focus_areas"] = list(reversed(own["focus_areas"]))[:4] + own["focus_areas"][:1]
    text = yaml.safe_dump(own, allow_unicode=True, sort_keys=False)
    (workspace.folder.data / "plan.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    return tmp_path


def test_the_plans_focus_areas_are_the_pages_in_its_order(chromium: Browser, planned: Path) -> None:
    with running_app(planned / "server") as url:
        page = chromium.new_page(locale="sv-SE", viewport={"width": 1440, "height": 900})
        open_page(page, f"{url}/fokusomrade_hav")
        page.get_by_role("heading", name="Hav", exact=True).wait_for()
        page.get_by_text("Bättre hav").wait_for()
        links = page.get_by_test_id("stSidebarNavLink").all_inner_texts()
        names = [text.strip().splitlines()[-1] for text in links]
        wanted = ["Hav", "Samverkan", "Vald", "Skola", "Delaktighet"]
        assert [name for name in names if name in wanted] == wanted
        assert "Platser" not in names
        page.get_by_test_id("stSidebarNavLink").filter(has_text="Delaktighet").click()
        page.get_by_text("Bättre delaktighet").wait_for()
        assert page.url.endswith("/delaktighet")
        page.close()
