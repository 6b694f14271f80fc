"""What is half-written outlives a reloaded page, a lost connection and a stopped server; two clicks save once."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.browser.app_server import free_port, running_app
from tests.browser.settled import open_page, wait_until_settled
from tests.browser.test_handlingsplan import ADDRESS, planned  # noqa: F401  a fixture
from tests.made_up import SLUG

PAUSE_MS = 2_500
"""Longer than the pause in the writing that sends what stands there."""


def stands(page: Page, text: str) -> None:
    page.wait_for_function(
        "([label, text]) => document.querySelector(`textarea[aria-label='${label}']`)?.value === text",
        arg=["Resultat", text],
    )


def write_on(page: Page, more: str) -> None:
    field = page.get_by_label("Resultat", exact=True)
    field.focus()
    field.press("End")
    field.press_sequentially(more)


def test_half_a_sentence_outlives_reloading_losing_contact_and_a_stopped_server(
    chromium: Browser,
    planned: Path,  # noqa: F811
) -> None:
    port = free_port()
    ada = chromium.new_context(locale="sv-SE")
    page = ada.new_page()
    with running_app(planned / "server", port=port) as url:
        open_page(page, f"{url}/{ADDRESS}")
        page.get_by_label("Resultat", exact=True).press_sequentially("Fler lampor")
        page.reload()  # straight from the field, before any pause
        stands(page, "Fler lampor")

        wait_until_settled(page)
        write_on(page, " än")
        for path in ("kallor", "handlingsplan"):  # straight from the field, and back
            page.locator(f"[data-testid='stSidebarNavLink'][href$='/{path}']").click()
            page.wait_for_url(f"**/{path}*")
            wait_until_settled(page)
        stands(page, "Fler lampor än")

        wait_until_settled(page)
        ada.set_offline(True)
        write_on(page, " förr")
        page.wait_for_timeout(PAUSE_MS)
        ada.set_offline(False)
        stands(page, "Fler lampor än förr")
        wait_until_settled(page)
        page.wait_for_timeout(PAUSE_MS)
    with running_app(planned / "server", port=port) as url:  # what was in its memory is gone
        phone = chromium.new_page(locale="sv-SE")
        open_page(phone, f"{url}/{ADDRESS}")
        stands(phone, "Fler lampor än förr")
        phone.get_by_text("är tillbaka. Det är inte sparat.").wait_for()
        phone.get_by_role("button", name="Spara rapporten").dblclick()
        phone.get_by_text("Sparat ").or_(phone.get_by_text("Inget är ändrat sedan")).first.wait_for()
        wait_until_settled(phone)
        phone.close()
    ada.close()
    (row,) = read_rows(open_database(f"sqlite:///{planned / 'store.db'}"), SLUG, "activity_reports").to_dict("records")
    assert (row["result"], row["version"]) == ("Fler lampor än förr", 2)
