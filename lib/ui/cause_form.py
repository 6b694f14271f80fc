"""The form in which causes are written: a new one, or one that is there."""

from typing import Any

import streamlit as st

from lib.actions.causes import add_cause, remove_cause, save_cause
from lib.analysis.cause_tree import causes_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.problem import CAUSE_LABELS, LONGEST_TEXT, SIDES
from lib.ui.address import adopt
from lib.ui.row_draft import SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.session import current_actor, settings
from lib.ui.told_once import take

NEW = "ny"
HELP = {
    "description": "En orsak i taget, så att åtgärder kan kopplas till den.",
    "sources_used": "Vad som talar för att det är en orsak.",
    "sources_rejected": "Vad ni valt att inte använda, och varför.",
    "limits": "Vad ni inte vet, och vad det gör med slutsatsen.",
}
START: Fields = {"description": "", "side": "place", "parent_id": "", "sources_used": "", "sources_rejected": "",
                 "limits": ""}  # fmt: skip


def cause_form(workspace: Workspace, problem: dict[Any, Any], role: Role) -> None:
    """Choose a cause or begin a new one, and write it. `orsak` in the address."""
    causes = causes_of(workspace, problem["id"], role)
    names = {NEW: "Ny orsak"} | {
        str(row["id"]): f"{row['number']} {row['description']}" for row in causes.to_dict("records")
    }
    adopt("orsak", tuple(names), NEW)
    chosen = st.selectbox(
        "Orsak att skriva", tuple(names), format_func=names.__getitem__, key="orsak", persist_state="session"
    )
    row = next((one for one in causes.to_dict("records") if str(one["id"]) == chosen), None)
    place = f"orsak-{problem['id']}-{chosen}"
    draft = open_draft(place, _as_form(row) if row else None, START)
    under = {"": "problemet"} | {name: text for name, text in names.items() if name not in (NEW, chosen)}
    tell(place, draft, CAUSE_LABELS, {"side": SIDES, "parent_id": under})
    _text(place, "description", " (måste fyllas i)")
    left, right = st.columns(2)
    with left:
        st.selectbox(CAUSE_LABELS["side"], tuple(SIDES), format_func=SIDES.__getitem__, key=field_key(place, "side"),
                     persist_state="session")  # fmt: skip
        if st.session_state[field_key(place, "parent_id")] not in under:
            st.session_state[field_key(place, "parent_id")] = ""
        st.selectbox(CAUSE_LABELS["parent_id"], tuple(under), format_func=under.__getitem__,
                     key=field_key(place, "parent_id"), persist_state="session",
                     help="En orsak under en annan orsak är en orsakernas orsak.")  # fmt: skip
        _text(place, "sources_used")
    with right:
        _text(place, "sources_rejected")
        _text(place, "limits")

    def write(new: Fields, seen: SavedRow | None) -> SavedRow:
        if "parent_id" in new:
            new = new | {"parent_id": int(new["parent_id"]) if new["parent_id"] else None}
        if seen is None:
            return SavedRow(add_cause(settings(), workspace.folder, problem["id"], new, role, current_actor()), 1)
        return SavedRow(
            seen.row_id, save_cause(settings(), workspace.folder, seen.row_id, seen.version, new, role, current_actor())
        )

    with st.container(horizontal=True):
        st.button("Spara orsaken", key=field_key(place, "spara"), type="primary", on_click=save_draft,
                  args=(workspace, place, write, "Orsaken är inte sparad.", True, _as_form))  # fmt: skip
        if row is not None:
            st.button("Ta bort orsaken", key=field_key(place, "bort"), type="tertiary", icon=":material/delete:",
                      on_click=_remove, args=(workspace, row, role))  # fmt: skip
    _removed(workspace, role)


def _text(place: str, name: str, must: str = "") -> None:
    st.text_area(CAUSE_LABELS[name] + must, key=field_key(place, name), max_chars=LONGEST_TEXT, height=96,
                 placeholder=HELP[name], persist_state="session")  # fmt: skip


def _remove(workspace: Workspace, row: dict[Any, Any], role: Role) -> None:
    """The text is kept for the button that takes it back."""
    try:
        remove_cause(settings(), workspace.folder, int(row["id"]), int(row["version"]), role, current_actor())
    except Conflict:
        st.session_state["_orsak_svar"] = "Orsaken är inte borttagen: någon annan har ändrat den. Läs den först."
        return
    st.session_state["_borttagen_orsak"] = {name: row[name] for name in START} | {"problem_id": row["problem_id"]}


def _removed(workspace: Workspace, role: Role) -> None:
    """What was just removed can be put back."""
    if said := take("_orsak_svar", ""):
        st.warning(said)
    kept = st.session_state.get("_borttagen_orsak")
    if not kept:
        return
    st.info(f"Borttagen: {kept['description']}", icon=":material/delete:")
    st.button("Ångra", key="orsak-angra", icon=":material/undo:", on_click=_put_back, args=(workspace, kept, role))


def _put_back(workspace: Workspace, kept: Fields, role: Role) -> None:
    if "_borttagen_orsak" not in st.session_state:
        return  # a second click on the way
    parent = kept["parent_id"]
    fields = {name: kept[name] for name in START} | {"parent_id": int(parent) if parent == parent and parent else None}
    add_cause(settings(), workspace.folder, int(kept["problem_id"]), fields, role, current_actor())
    st.session_state.pop("_borttagen_orsak")


def _as_form(row: Fields) -> Fields:
    """The row with the cause that it lies under as the form holds it."""
    parent = row.get("parent_id")
    return row | {"parent_id": "" if parent is None or parent != parent else str(int(parent))}
