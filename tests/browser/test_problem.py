"""The chain from report to result walked by its links, and two people at the same problem."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from lib.actions.links import link
from lib.actions.problem_edits import save_problem
from lib.domain.links import ObjectKind, ObjectRef
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.browser.app_server import running_app
from tests.browser.settled import open_page, wait_until_settled
from tests.chain_rows import BY, cause, measure, problem, settings_of
from tests.made_up import AREAS, SLUG, workspace_with

NORR = next(iter(AREAS))
REPORT = pd.DataFrame(
    {"reported_at": pd.to_datetime(["2025-11-02 20:00"]), "event_from": pd.to_datetime(["2025-11-02 19:00"]),
     "month": [2025 * 12 + 10], "area_code": [NORR], "lon": [16.05], "lat": [59.15], "precision": ["exact"],
     "category": ["miljo"], "police_reported": ["no"], "reasons": ["morker"], "wishes": ["belysning"],
     "status": ["ny"]}
)  # fmt: skip


@pytest.fixture
def chained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    workspace = workspace_with(tmp_path, reports=REPORT)
    first = problem(workspace, title="Mörk gångväg", area_code=NORR)
    lamps = cause(workspace, first, "Trasiga lampor")
    measure(workspace, title="Ny belysning", problem_id=first, cause_id=lamps, owner_board="Gatan",
            due=date(2026, 1, 1), status="genomford", result="Ljusare och lugnare")  # fmt: skip
    ends = ObjectRef(ObjectKind.REPORT, "1"), ObjectRef(ObjectKind.PROBLEM, str(first))
    link(settings_of(workspace), workspace.folder, *ends, "prov", BY)
    save_problem(
        settings_of(workspace), workspace.folder, first, 1, {"result": "Rapporterna slutade komma"}, BY, "prov"
    )
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    return tmp_path


def follow(page: Page, name: str, path: str) -> None:
    page.get_by_test_id("stMain").get_by_role("link", name=name).first.click()
    page.wait_for_url(f"**/{path}?*")
    wait_until_settled(page)


def field(page: Page, label: str) -> str:
    return page.get_by_label(label, exact=True).input_value()


def test_one_chain_is_walked_from_report_to_result_and_two_people_write_of_it(chromium: Browser, chained: Path) -> None:
    with running_app(chained / "server") as url:
        ada = chromium.new_page(locale="sv-SE")
        open_page(ada, f"{url}/otrygga_platser?rapport=1")
        ada.get_by_text("Hänger ihop med").first.click()
        follow(ada, "Mörk gångväg (problem)", "problem")
        ada.get_by_text("Den enda orsaken har en åtgärd").wait_for()
        follow(ada, "Ny belysning (åtgärd)", "atgarder")
        ada.get_by_role("heading", name="Ny belysning").wait_for()
        assert field(ada, "Resultat") == "Ljusare och lugnare"
        follow(ada, "Mörk gångväg (problem)", "problem")
        follow(ada, "Miljo, Norr, 2025-11-02 (rapport)", "otrygga_platser")
        ada.get_by_text("nr 1").first.wait_for()

        bo = chromium.new_page(locale="sv-SE")
        for page in (ada, bo):
            open_page(page, f"{url}/problem?problem=1&del=uppfoljning")
            assert field(page, "Resultat") == "Rapporterna slutade komma"
        ada.get_by_label("Resultat", exact=True).fill("Adas resultat")
        bo.get_by_label("Resultat", exact=True).fill("Bos resultat")
        for page in (ada, bo):  # straight from the field: the text must come along
            page.get_by_role("button", name="Spara resultatet").click()
            page.get_by_text("Sparat " if page is ada else "Någon annan sparade samma sak medan du skrev.").wait_for()
        bo.get_by_text("Adas resultat").first.wait_for()
        wait_until_settled(bo)
        assert field(bo, "Resultat") == "Bos resultat"
        bo.get_by_label("Resultat", exact=True).fill("Adas resultat. Bos resultat.")
        bo.get_by_role("button", name="Spara resultatet").click()
        bo.get_by_text("Sparat ").wait_for()
        ada.close()
        bo.close()
    (row,) = read_rows(open_database(f"sqlite:///{chained / 'store.db'}"), SLUG, "problems").to_dict("records")
    assert (row["result"], row["version"]) == ("Adas resultat. Bos resultat.", 4)
