"""Writing a picture: whose it is, how far it has come, its entries, and the form of the one that is chosen."""

from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.actions.pictures import LONGEST_TEXT, PictureKey, save_picture
from lib.analysis.picture_data import themes_of
from lib.analysis.picture_states import readable_entries
from lib.analysis.pictures import cell_opinions, place_name
from lib.analysis.rows import picture_rows
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import InputFault
from lib.domain.half_year import HalfYear
from lib.domain.picture_words import PICTURE_LABELS, URGENCY_WORDS
from lib.domain.pictures import PICTURE_TEXTS, Cell, PictureStatus
from lib.ui.address import adopt
from lib.ui.picture_cell import opinion_card
from lib.ui.picture_choices import choose_cell, open_clicked, picture_scope
from lib.ui.picture_form import entry_form
from lib.ui.plain_text import plain
from lib.ui.receipt import Receipt
from lib.ui.row_draft import SavedRow, field_key, open_draft
from lib.ui.session import current_user, settings
from lib.ui.typed_saving import save_typed, tell_typed

ACTOR, LIST = "bildaktor", "bildposter"
RECEIPT = Receipt("_bild_svar", "Bilden är inte klar än.")
ROW, HEAD, MOST_PIXELS = 35, 38, 460
NOT_SAVED = "Det senaste är inte sparat."


def writing(workspace: Workspace, period: HalfYear, states: pd.DataFrame, role: Role) -> None:
    """The form beside the list of what is written; a complete picture is read until it is opened again."""
    own = states[states["may_write"].astype(bool)]
    if own.empty:
        st.info("Din roll skriver ingen bild. Vem som skriver vilken står i filen actors.yaml.")
        return
    key = PictureKey(_actor(own), period)
    entries = readable_entries(workspace, period, role)
    entries = entries[entries["actor"] == key.actor]
    row = _picture_row(workspace, key)
    is_complete = row is not None and row["status"] == PictureStatus.COMPLETE
    form_side, list_side = st.columns([3, 2], gap="medium")
    with list_side:
        status_name = own["status_name"][own["actor"] == key.actor].iloc[0]
        _standing(workspace, key, row, status_name, is_complete)
        _entry_list(workspace, entries)
    with form_side, st.container(border=True, key="bildpost"):
        first = Cell(*entries[["area_code", "theme"]].iloc[0]) if len(entries) else None
        cell = choose_cell(workspace, first)
        if is_complete:
            st.info("Bilden är klar och läses av alla. Öppna den igen om något ska ändras.", icon=":material/lock:")
            said = cell_opinions(workspace, period, cell, role)
            for opinion in said[said["actor"] == key.actor].to_dict("records"):
                opinion_card(workspace, opinion, role, is_open=True)
        else:
            entry_form(workspace, key, cell, entries, role)


def _actor(own: pd.DataFrame) -> str:
    names = dict(zip(own["actor"], own["name"], strict=True))
    marks = dict(zip(own["actor"], own["status_name"], strict=True))
    chosen = adopt(ACTOR, tuple(names), next(iter(names)))
    st.selectbox(
        "Vems bild skriver du?", tuple(names), format_func=lambda actor: f"{names[actor]} · {marks[actor]}",
        key=ACTOR, persist_state="session",
    )  # fmt: skip
    return chosen


def _standing(workspace: Workspace, key: PictureKey, row: Fields | None, status_name: str, is_complete: bool) -> None:
    """The whole picture: its status, and what is said of it as a whole."""
    name = plain(workspace.definitions.picture_actors.names[key.actor])
    st.markdown(f"**{name}, {key.period.label}** :gray-badge[{status_name}]")
    RECEIPT.told_once()
    wanted = PictureStatus.DRAFT if is_complete else PictureStatus.COMPLETE
    st.button(
        "Öppna bilden igen" if is_complete else "Bilden är klar",
        key=f"bild-lage-{key.period}-{key.actor}",
        type="secondary" if is_complete else "primary",
        icon=":material/lock_open:" if is_complete else ":material/done_all:",
        on_click=_set_status,
        args=(workspace, key, row, wanted),
    )
    if is_complete:
        st.caption("Öppnas den igen blir den ett utkast och döljs för de andra tills den är klar på nytt.")
        return
    st.caption("Ingen annan aktör ser utkastet förrän bilden är klar.")
    _whole(workspace, key, row)


def _whole(workspace: Workspace, key: PictureKey, row: Fields | None) -> None:
    place = f"bild-{key.period}-{key.actor}"
    open_draft(place, row, dict.fromkeys(PICTURE_TEXTS, ""))
    save = partial(save_typed, workspace, place, partial(_save, workspace, key), NOT_SAVED)
    with st.expander("Bilden som helhet: det viktigaste och källorna", key=field_key(place, "helhet")):
        for name in PICTURE_TEXTS:
            st.text_area(
                PICTURE_LABELS[name], key=field_key(place, name), max_chars=LONGEST_TEXT, height=80, on_change=save,
                persist_state="session",
            )  # fmt: skip
    tell_typed(place, PICTURE_LABELS, {})


def _entry_list(workspace: Workspace, entries: pd.DataFrame) -> None:
    """A click opens the entry."""
    st.markdown("**Poster i bilden**")
    if entries.empty:
        st.caption("Inga än. Välj område och tema och börja skriva: då finns posten.")
        return
    themes = themes_of(workspace)
    ordered = entries.sort_values("urgency", ascending=False, kind="stable", na_position="first")
    table = pd.DataFrame(
        {
            "Angeläget": [_urgency(value) for value in ordered["urgency"]],
            "Tema": [themes.get(theme, theme) for theme in ordered["theme"]],
            "Område": [place_name(workspace, code) for code in ordered["area_code"]],
        }
    )
    cells = tuple(zip(ordered["area_code"], ordered["theme"], strict=True))
    height = min(MOST_PIXELS, HEAD + ROW * len(table))
    st.dataframe(
        table, hide_index=True, height=height, key=LIST, selection_mode="single-cell",
        on_select=lambda: open_clicked(LIST, cells),
    )  # fmt: skip


def _urgency(value: Any) -> str:
    return "– inte valt" if value is None or value != value else f"{int(value)} {URGENCY_WORDS[int(value)]}"


def _picture_row(workspace: Workspace, key: PictureKey) -> Fields | None:
    rows = picture_rows(workspace.data_key)
    its = rows[(rows["actor"] == key.actor) & (rows["period"] == str(key.period))].to_dict("records")
    return {str(name): value for name, value in its[0].items()} if its else None


def _save(workspace: Workspace, key: PictureKey, changes: Fields, seen: SavedRow | None) -> SavedRow:
    known = (seen.row_id, seen.version) if seen else None
    scope = picture_scope(workspace)
    return SavedRow(
        *save_picture(settings(), workspace.folder, scope, key, changes, known, current_user(), date.today())
    )


def _set_status(workspace: Workspace, key: PictureKey, row: Fields | None, wanted: PictureStatus) -> None:
    """Before the page is drawn again. Somebody else may have changed it since: then it is only told."""
    seen = (int(row["id"]), int(row["version"])) if row else None
    changes = {"status": str(wanted)}
    try:
        scope = picture_scope(workspace)
        save_picture(settings(), workspace.folder, scope, key, changes, seen, current_user(), date.today())
    except InputFault as problem:
        RECEIPT.say_refused(problem)
    except Conflict:
        RECEIPT.say_refused("Någon annan ändrade bilden nyss. Läs igenom den och försök igen.")
    else:
        told = "Bilden är klar. Nu läses den av alla." if wanted is PictureStatus.COMPLETE else "Bilden är öppnad igen."
        RECEIPT.say(told)
