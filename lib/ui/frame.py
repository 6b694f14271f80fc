"""What every page stands in: navigation, the demo strip, title, question and the button with the filters."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from lib.analysis.folders import known_municipalities
from lib.analysis.synthetic import synthetic_sources
from lib.domain.faults import InputFault
from lib.ui.address import publish
from lib.ui.filters import chips, filter_form, municipality_filter, read_selection
from lib.ui.plain_text import plain
from lib.ui.session import current_workspace, keep_selection, settings

ROOT = Path(__file__).resolve().parents[2]
SIDEBAR_PIXELS = 230
ICON = Path(__file__).parent / "static" / "lagesbild.png"


@dataclass(frozen=True)
class PageEntry:
    """A page as the navigation and the frame know it. `file` lies under pages/; its name is the address."""

    file: str
    title: str
    question: str
    icon: str
    needs_data: bool = True
    """Whether the page asks a question about figures, and so has filters."""


def run_page(sections: dict[str, Sequence[PageEntry]]) -> None:
    """Draw the frame around the page that the address names, and run it."""
    st.set_page_config(page_title="Lägesbild", page_icon=str(ICON), layout="wide", initial_sidebar_state=SIDEBAR_PIXELS)
    entries = {entry.file: entry for section in sections.values() for entry in section}
    first = next(iter(entries))
    pages = {
        name: [st.Page(ROOT / "pages" / e.file, title=e.title, icon=e.icon, default=e.file == first) for e in section]
        for name, section in sections.items()
    }
    page = st.navigation(pages)
    by_title = {entry.title: entry for entry in entries.values()}
    try:
        _choose_municipality()
        _frame(by_title[page.title])
        page.run()
        publish()
    except InputFault as problem:
        show_faults(problem)


def show_faults(problem: InputFault) -> None:
    """What is wrong with a file, in words: never a traceback."""
    st.error("Något i kommunens filer behöver rättas innan sidan kan visas. Inget har gått förlorat.")
    st.text("\n\n".join(str(fault) for fault in problem.faults))


def _choose_municipality() -> None:
    names = known_municipalities(settings())
    with st.sidebar:
        municipality_filter(names)


def _frame(entry: PageEntry) -> None:
    workspace = current_workspace()
    synthetic = synthetic_sources(workspace)
    if synthetic:
        st.markdown(f":orange-badge[:material/science: Exempeldata] :small[Påhittat här: {synthetic}.]")
    asked = read_selection(workspace) if entry.needs_data else None
    with st.container(gap="xsmall"):
        st.title(entry.title, anchor=False)
        st.markdown(entry.question)
    if asked is None:
        return
    keep_selection(asked)
    label = " ".join(f":gray-badge[{plain(chip)}]" for chip in (workspace.municipality.name, *chips(workspace, asked)))
    with st.popover(label, icon=":material/tune:", key="urval", wrap=True):
        filter_form(workspace)
