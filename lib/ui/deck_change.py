"""A deck's name, day and problems, changed after it was made. Who sees it never changes: that is another deck."""

import streamlit as st

from lib.actions.presentations import LONGEST_NAME, save_presentation
from lib.analysis.presentations import problems_for
from lib.analysis.workspace import Workspace
from lib.domain.audience import Audience
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.deck import MOST_PROBLEMS
from lib.ui.row_draft import SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.session import current_user, settings

START: Fields = {"title": "", "held_on": None, "problems": []}
LABELS = {"title": "Bildspelets namn", "held_on": "Mötet hålls den", "problems": "Problem att ta upp"}


def change_form(workspace: Workspace, row: Fields, role: Role) -> None:
    """Behind one button, with what became of the last saving below it."""
    place = f"bildspel-{row['id']}-fakta"
    draft = open_draft(place, row, START)
    version = None if row["version_id"] is None else int(row["version_id"])
    names = problems_for(workspace, version, Audience(row["audience"]), role)
    held = field_key(place, "problems")
    st.session_state[held] = [one for one in st.session_state[held] if one in names]
    with st.popover("Ändra namn, dag och problem", icon=":material/edit:", key=f"{place}-ruta"):
        st.text_input("Bildspelets namn (måste fyllas i)", key=field_key(place, "title"), max_chars=LONGEST_NAME,
                      persist_state="session")  # fmt: skip
        st.date_input(LABELS["held_on"], value=None, format="YYYY-MM-DD", key=field_key(place, "held_on"),
                      persist_state="session")  # fmt: skip
        st.multiselect(LABELS["problems"], tuple(names), format_func=lambda one: names[one], key=held,
                       max_selections=MOST_PROBLEMS, placeholder="Välj problem", persist_state="session")  # fmt: skip
        st.button("Spara ändringarna", key=field_key(place, "spara"), type="primary", on_click=_save,
                  args=(workspace, place))  # fmt: skip
    tell(place, draft, LABELS, {})


def _save(workspace: Workspace, place: str) -> None:
    def write(new: Fields, seen: SavedRow | None) -> SavedRow:
        if seen is None:
            raise ValueError("a deck that is changed is kept")
        saved = save_presentation(settings(), workspace.folder, seen.row_id, seen.version, new, current_user())
        return SavedRow(saved.row_id, saved.version)

    save_draft(workspace, place, write, "Bildspelet är inte ändrat.")
