"""One entry of an actor's picture: four questions, how urgent it is, numbers to lean on, sources. Saved as typed."""

from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.actions.pictures import LONGEST_TEXT, PictureKey, save_entry
from lib.analysis.known_figures import known_figures, taken
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.picture_words import DIRECTIONS, ENTRY_LABELS, URGENCY_WORDS
from lib.domain.pictures import URGENCIES, Cell, Direction
from lib.ui.picture_choices import picture_scope
from lib.ui.plain_text import plain
from lib.ui.row_draft import SavedRow, field_key, open_draft
from lib.ui.session import current_user, settings
from lib.ui.typed_saving import save_typed, tell_typed

NOT_SAVED = "Det senaste är inte sparat."
HELP = {
    "symptom": "Vad syns, var och när?",
    "causes": "Vad tror ni att det beror på, och hur säkert är det?",
    "effects": "Vilka drabbas, och hur?",
    "most_urgent": "Ett eller två första steg.",
    "sources_used": "Till exempel egna ärenden, samtal, enkäter.",
    "sources_rejected": "Till exempel rykten, gamla siffror.",
}
START: Fields = {
    "urgency": None, "direction": str(Direction.UNKNOWN), "symptom": "", "causes": "", "effects": "", "most_urgent": "",
    "figures": [], "sources_used": "", "sources_rejected": "",
}  # fmt: skip
KNOWN = "_kanda_siffror"
FIRST_SHOWN = 6


def entry_form(workspace: Workspace, key: PictureKey, cell: Cell, entries: pd.DataFrame, role: Role) -> None:
    """`entries` are the actor's own; the one of the cell is changed, or made by the first thing that is written."""
    place = f"post-{key.period}-{key.actor}-{cell}"
    open_draft(place, _row(entries, cell), START)
    save = partial(save_typed, workspace, place, partial(_save, workspace, key, cell), NOT_SAVED)
    tell_typed(place, ENTRY_LABELS, {"urgency": _urgencies(), "direction": DIRECTIONS})
    st.segmented_control(
        ENTRY_LABELS["urgency"], URGENCIES, format_func=_urgencies().__getitem__, key=field_key(place, "urgency"),
        on_change=save, persist_state="session", wrap=True,
    )  # fmt: skip
    st.radio(
        ENTRY_LABELS["direction"], tuple(str(one) for one in Direction), format_func=DIRECTIONS.__getitem__,
        key=field_key(place, "direction"), on_change=save, persist_state="session", horizontal=True,
    )  # fmt: skip
    for name in ("symptom", "causes", "effects", "most_urgent"):
        _text(place, name, save)
    _figures(workspace, key, cell, place, save, role)
    left, right = st.columns(2)
    with left:
        _text(place, "sources_used", save)
    with right:
        _text(place, "sources_rejected", save)
    st.button("Spara posten", key=field_key(place, "spara"), on_click=save, icon=":material/save:")
    st.caption("Sparas när du lämnar ett fält. Skriv inget om enskilda personer.")


def kept_figures(figures: object) -> list[dict[str, Any]]:
    """The numbers that an entry leans on; none where the column is empty."""
    return [dict(one) for one in figures] if isinstance(figures, list | tuple) else []


def _text(place: str, name: str, save: Any) -> None:
    st.text_area(
        ENTRY_LABELS[name], key=field_key(place, name), max_chars=LONGEST_TEXT, height=80, placeholder=HELP[name],
        on_change=save, persist_state="session",
    )  # fmt: skip


def _figures(workspace: Workspace, key: PictureKey, cell: Cell, place: str, save: Any, role: Role) -> None:
    """What the app knows here, each with a box; a ticked one keeps the number as it was when it was taken."""
    st.markdown(f"**{ENTRY_LABELS['figures']}**")
    known, version = _known(workspace, key, cell, role)
    kept = kept_figures(st.session_state[field_key(place, "figures")])
    _lost(kept, known)
    if known.empty:
        st.caption("Appen har inga siffror om det här. De läses in på sidan Importera.")
        return
    st.caption("Kryssa för det ni stöder er på. Siffran sparas som den är i dag, och länken till frågan följer med.")
    chosen = {one["figure"]: one for one in kept}
    ordered = known.assign(is_chosen=known["figure"].isin(list(chosen)))
    ordered = ordered.sort_values("is_chosen", ascending=False, kind="stable")
    n_first = max(FIRST_SHOWN, int(ordered["is_chosen"].sum()))
    tick = partial(_tick, place, known, version, save)
    for row in ordered[:n_first].to_dict("records"):
        _box(place, row, chosen.get(row["figure"]), tick)
    if len(ordered) > n_first:
        with st.expander(f"{len(ordered) - n_first} siffror till om platsen", key=field_key(place, "fler")):
            for row in ordered[n_first:].to_dict("records"):
                _box(place, row, None, tick)


def _box(place: str, row: dict[Any, Any], then: dict[str, Any] | None, tick: Any) -> None:
    name = str(row["figure"])
    box = field_key(place, f"siffra-{name}")
    st.session_state[box] = then is not None
    label = f"**{plain(str(row['name']))}:** {plain(str(row['text']))}"
    st.checkbox(label, key=box, on_change=tick, args=(name,))
    if then and then.get("text") != row["text"]:
        st.caption(plain(f"När den togs {then.get('taken_on', '')}: {then.get('text', '')}"))


def _tick(place: str, known: pd.DataFrame, version: int, save: Any, name: str) -> None:
    at = field_key(place, "figures")
    kept = [one for one in kept_figures(st.session_state[at]) if one["figure"] != name]
    if st.session_state[field_key(place, f"siffra-{name}")]:
        kept.append(taken(known, name, version, date.today()))
    st.session_state[at] = kept
    save()


def _lost(kept: list[dict[str, Any]], known: pd.DataFrame) -> None:
    """Numbers that were taken and can no longer be asked for."""
    for one in kept:
        if one["figure"] not in set(known["figure"]):
            st.caption(plain(f"{one['name']}: {one['text']} (togs {one['taken_on']}, finns inte längre i appen)"))


def _known(workspace: Workspace, key: PictureKey, cell: Cell, role: Role) -> tuple[pd.DataFrame, int]:
    """With the version of the data they were taken from. Asked once for each place that is written about: every saved
    word would otherwise count all crimes anew."""
    wanted = (workspace.folder.slug, str(key.period), str(cell), role)
    held = st.session_state.get(KNOWN)
    if held is None or held[0] != wanted:
        version = workspace.data_key.versions.every_write
        held = (wanted, known_figures(workspace, key.period, cell, role), version)
        st.session_state[KNOWN] = held
    return held[1], held[2]


def _row(entries: pd.DataFrame, cell: Cell) -> Fields | None:
    its = entries[(entries["area_code"] == cell.area_code) & (entries["theme"] == cell.theme)].to_dict("records")
    if not its:
        return None
    row = {str(name): value for name, value in its[0].items()}
    urgency = row["urgency"]
    is_said = urgency is not None and urgency == urgency
    return row | {"urgency": int(urgency) if is_said else None, "figures": kept_figures(row["figures"])}


def _save(workspace: Workspace, key: PictureKey, cell: Cell, changes: Fields, seen: SavedRow | None) -> SavedRow:
    known = (seen.row_id, seen.version) if seen else None
    scope = picture_scope(workspace)
    return SavedRow(*save_entry(settings(), workspace.folder, scope, key, cell, changes, known, current_user()))


def _urgencies() -> dict[int, str]:
    return {number: f"{number} {words}" for number, words in URGENCY_WORDS.items()}
