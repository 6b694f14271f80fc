"""Two people at the same report, each in a browser of their own."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.browser.app_server import running_app
from tests.browser.settled import open_page, wait_until_settled
from tests.made_up import SLUG, workspace_with
from tests.plans import report, reports, write_plan

ADDRESS = "handlingsplan?aktivitet=7.1&plan_halvar=2025-2"


@pytest.fixture
def planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_plan(tmp_path)
    workspace_with(tmp_path, activity_reports=reports(report("7.1", "2025-2", "gatan", "pagar", done="Börjat")))
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    return tmp_path


def write(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).fill(text)


def save(page: Page) -> None:
    """Straight from the field, as people do: the text must come along."""
    page.get_by_role("button", name="Spara rapporten").click()


def test_the_later_of_two_is_told_and_loses_nothing(chromium: Browser, planned: Path) -> None:
    with running_app(planned / "server") as url:
        ada, bo = chromium.new_page(locale="sv-SE"), chromium.new_page(locale="sv-SE")
        for page in (ada, bo):
            open_page(page, f"{url}/{ADDRESS}")
        write(ada, "Resultat", "Adas resultat")
        write(bo, "Resultat", "Bos resultat")
        save(ada)
        ada.get_by_text("Sparat ").wait_for()

        save(bo)
        bo.get_by_text("Någon annan sparade samma sak medan du skrev.").wait_for()
        bo.get_by_text("sparat av den andra").wait_for()
        wait_until_settled(bo)
        assert bo.get_by_label("Resultat", exact=True).input_value() == "Bos resultat"

        write(bo, "Resultat", "Adas resultat. Bos resultat.")
        save(bo)
        bo.get_by_text("Sparat ").wait_for()
        ada.close()
        bo.close()
    (row,) = read_rows(open_database(f"sqlite:///{planned / 'store.db'}"), SLUG, "activity_reports").to_dict("records")
    assert (row["result"], row["version"]) == ("Adas resultat. Bos resultat.", 3)
