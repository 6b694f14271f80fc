"""What every page stands in: navigation, the demo strip, title, question and the button with the filters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

import streamlit as st
from streamlit.navigation.page import Page

from lib.analysis.access import opens
from lib.analysis.folders import known_municipalities
from lib.analysis.synthetic import synthetic_kinds
from lib.analysis.workspace import Workspace, of_one_moment
from lib.domain.faults import Fault, InputFault
from lib.domain.right import Right
from lib.domain.user import User
from lib.domain.words import ROLES, listing, number
from lib.ui.address import publish
from lib.ui.filters import municipality_filter, read_selection, selection_button
from lib.ui.noted import note_page
from lib.ui.session import chosen_workspace, current_workspace, keep_selection, keep_subject, settings
from lib.ui.sign_in import let_in, who_is_in
from lib.ui.told_once import all_is_told, begin_telling

ROOT = Path(__file__).resolve().parents[2]
SIDEBAR_PIXELS = 260
MOST_NAMED = 2
ICON = Path(__file__).parent / "static" / "lagesbild.png"


@dataclass(frozen=True)
class PageEntry:
    """A page as the navigation and the frame know it. `file` lies under pages/; its name is the address, unless
    `address` gives another because several pages share a file. `subject` is what such a page is about."""

    file: str
    title: str
    question: str
    icon: str
    needs_data: bool = True
    """Whether the page asks a question about figures, and so has filters."""
    address: str | None = None
    subject: str | None = None
    right: Right = Right.READ_PROBLEMS
    """What it takes to open it: unless something else is said, to make the picture."""
    is_noted: bool = False
    """Whether single reports, points or small numbers stand there, so that opening it is logged."""


_turns = BoundedSemaphore(2)
"""Pages that are drawn at the same time. More of them only take turns at Python's lock, and all come later."""

Section = Sequence[PageEntry] | Callable[[Workspace], Sequence[PageEntry]]
"""The pages under one heading, or how they follow from the municipality's own files."""


def run_page(sections: dict[str, Section]) -> None:
    """Draw the frame around the page that the address names, and run it."""
    st.set_page_config(page_title="Lägesbild", page_icon=str(ICON), layout="wide", initial_sidebar_state=SIDEBAR_PIXELS)
    files_only = {name: entries for name, entries in sections.items() if not callable(entries)}
    user = None
    try:
        user = let_in(settings())
        if user is None:
            _navigation(files_only, None)
            return
        _choose_municipality(user)
        workspace = chosen_workspace()
    except InputFault as problem:
        _navigation(files_only, user)
        show_faults(problem)
        return
    entry, page = _navigation({name: s(workspace) if callable(s) else s for name, s in sections.items()}, user)
    with st.sidebar:
        who_is_in(settings(), user)
    if not opens(user.role, entry.right):
        _closed(entry, user)
        return
    try:
        with _turns, of_one_moment():
            _frame(entry)
            if entry.is_noted:
                note_page(entry.title)
            begin_telling()
            page.run()
            all_is_told()
        publish()
    except InputFault as problem:
        show_faults(problem)


def _closed(entry: PageEntry, user: User) -> None:
    """A page that is not in the navigation is refused by its address too."""
    st.title(entry.title, anchor=False)
    st.error(f"Din roll ({ROLES[user.role]}) får inte öppna den här sidan. Be samordnaren om du behöver den.")


def _navigation(sections: dict[str, Sequence[PageEntry]], user: User | None) -> tuple[PageEntry, Page]:
    """Every page has its address, and the navigation shows those that the role opens; nobody's is empty."""
    entries = [entry for section in sections.values() for entry in section]
    pages = {
        entry: st.Page(
            ROOT / "pages" / entry.file,
            title=entry.title,
            icon=entry.icon,
            default=entry is entries[0],
            url_path=entry.address,
            visibility="visible" if user is not None and opens(user.role, entry.right) else "hidden",
        )
        for entry in entries
    }
    by_section = {name: [pages[entry] for entry in section] for name, section in sections.items() if section}
    page = st.navigation(by_section, expanded=True)
    by_address = {known.url_path: entry for entry, known in pages.items()}
    return by_address[page.url_path], page


def show_faults(problem: InputFault) -> None:
    """What is wrong with a file, in words: never a traceback."""
    st.error("Sidan kan inte visas förrän det här är gjort. Inget har gått förlorat.")
    st.text("\n\n".join(problem.lines))


def _choose_municipality(user: User) -> None:
    known = known_municipalities(settings())
    names = {slug: name for slug, name in known.items() if user.municipality in (None, slug)}
    if not names:
        remedy = "Be den som sköter systemet att rätta din rad i roles.yaml."
        raise InputFault(Fault("Din kommun", "den finns inte här", remedy=remedy))
    with st.sidebar:
        municipality_filter(names)


def _frame(entry: PageEntry) -> None:
    keep_subject(entry.subject)
    workspace = current_workspace()
    _demo_strip(synthetic_kinds(workspace))
    asked = read_selection(workspace) if entry.needs_data else None
    with st.container(gap="xsmall"):
        st.title(entry.title, anchor=False)
        st.markdown(entry.question)
    if asked is None:
        return
    keep_selection(asked)
    selection_button(workspace, asked)


def _demo_strip(made_up: list[str]) -> None:
    """A line on a telephone too: what is left out stands in the help, and on the page of sources."""
    if not made_up:
        return
    rest = len(made_up) - MOST_NAMED
    named = listing([*made_up[:MOST_NAMED], f"{number(rest)} slag till"] if rest > 1 else made_up)
    told = f":orange-badge[:material/science: Exempeldata] :small[Påhittat: {named}.]"
    st.markdown(told, help=f"Påhittat här: {listing(made_up)}." if rest > 1 else None)
