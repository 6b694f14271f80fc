"""Every page of the app and its address."""

from tests.browser.app_server import PROJECT

FIRST = "oversikt"  # stands at the root: Streamlit gives the first page no address of its own
FOR_OTHER_PLANS = "fokusomrade"  # for focus areas without a page of their own: the demo's plan has none


def page_names() -> list[str]:
    return sorted({file.stem for file in PROJECT.glob("pages/*/*.py")} - {FOR_OTHER_PLANS})


def address_of(name: str) -> str:
    return "/" if name == FIRST else f"/{name}"
