"""The draft of a situation picture: what has no other home in the app is written here."""

from datetime import date

import streamlit as st

from lib.actions.version_faults import LONGEST
from lib.actions.versions import save_version
from lib.analysis.choices import period_choices
from lib.analysis.workspace import Workspace
from lib.domain.conflict import Fields
from lib.domain.period import Period
from lib.domain.version import LONGEST_TEXT, TEXTS, latest_revision
from lib.domain.version_words import HELP, LABELS
from lib.ui.row_draft import SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.session import current_user, settings

START: Fields = {"title": "", "period": "", "comparison": "", "organisations": "", "deciding_body": "",
                 "next_revision": None, **dict.fromkeys(TEXTS, "")}  # fmt: skip


def version_form(workspace: Workspace, row: Fields, today: date) -> None:
    """Nothing half-written is lost, and the later of two is told."""
    place = f"version-{row['id']}"
    draft = open_draft(place, row, START)
    tell(place, draft, LABELS, {})
    facts, texts = st.tabs(["Uppgifter", "Texter"], key=f"{place}-flikar")
    with facts:
        _facts(workspace, place, row, today)
    with texts:
        for name in TEXTS:
            _area(place, name, 110)
    st.caption("Skriv inget om enskilda personer. Det du skrivit står kvar när du byter sida.")
    st.button("Spara utkastet", key=field_key(place, "spara"), type="primary", on_click=_save,
              args=(workspace, place, today))  # fmt: skip


def _facts(workspace: Workspace, place: str, row: Fields, today: date) -> None:
    st.text_input("Titel (måste fyllas i)", key=field_key(place, "title"), max_chars=LONGEST["title"],
                  persist_state="session")  # fmt: skip
    for column, name in zip(st.columns(2), ("period", "comparison"), strict=True):
        options = list(dict.fromkeys([*period_choices(workspace), row[name], st.session_state[field_key(place, name)]]))
        column.selectbox(LABELS[name], options, format_func=lambda text: Period.parse(text).label,
                         key=field_key(place, name), persist_state="session")  # fmt: skip
    _area(place, "organisations", 100)
    left, right = st.columns([3, 2])
    left.text_input(LABELS["deciding_body"], key=field_key(place, "deciding_body"), max_chars=LONGEST["deciding_body"],
                    placeholder=HELP["deciding_body"], persist_state="session")  # fmt: skip
    right.date_input(LABELS["next_revision"], key=field_key(place, "next_revision"), value=None, format="YYYY-MM-DD",
                     max_value=latest_revision(today), help="Minst vartannat år, enligt lag 2023:196.",
                     persist_state="session")  # fmt: skip


def _area(place: str, name: str, height: int) -> None:
    st.text_area(LABELS[name], key=field_key(place, name), height=height, max_chars=LONGEST_TEXT,
                 placeholder=HELP[name], persist_state="session")  # fmt: skip


def _save(workspace: Workspace, place: str, today: date) -> None:
    """Runs before the page is drawn again."""

    def write(new: Fields, seen: SavedRow | None) -> SavedRow:
        if seen is None:
            raise ValueError("a draft is begun before it is written in")
        by = current_user()
        made = save_version(settings(), workspace.folder, seen.row_id, seen.version, new, today, by)
        return SavedRow(made.row_id, made.version)

    save_draft(workspace, place, write, "Utkastet är inte sparat.")
