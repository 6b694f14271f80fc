"""What the group sees and wants, in words: one observation at a time, saved while it is written."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from lib.actions.walk_photos import add_photo
from lib.analysis.walk_round import Round, next_note
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import InputFault
from lib.domain.walk import FEELINGS, PRIORITIES
from lib.domain.walk_round import FACES, LABELS, LONGEST_TEXT, PERSPECTIVES, note_key
from lib.domain.words import sentence
from lib.ui.row_draft import RowDraft, SavedRow, field_key, open_draft, written
from lib.ui.session import current_actor, settings
from lib.ui.typed_saving import save_typed, tell_typed
from lib.ui.walk_round_saving import Here, say_saved, say_wrong, write

NOT_SAVED = "Det senaste är inte sparat."
START: Fields = {
    "observation": "", "proposal": "", "cause": "", "aspect": "", "feeling": None, "owner": "", "priority": None,
    "perspective": "",
}  # fmt: skip
HELP = {
    "observation": "Tre lampor är släckta vid trappan.",
    "proposal": "Byt lamporna.",
    "cause": "Ingen har felanmält.",
}
PHOTO_TYPES = ("jpg", "jpeg", "png", "webp")


def note_form(here: Here, walked: Round) -> None:
    """The observation that the group is writing at the stop, or an empty one."""
    nr, row = next_note(walked.said, here.stop, here.group)
    client_key = note_key(here.walk_id, here.stop.id, here.group, nr)
    place = f"ga-{client_key}"
    draft = open_draft(place, row, START)
    save = partial(save_typed, here.workspace, place, partial(_save, here, client_key), NOT_SAVED)
    with st.container(border=True, key="skriv-iakttagelse", gap="small"):
        st.markdown(f"**Iakttagelse {nr}**")
        _text(place, "observation", save, 110)
        _told(place, draft, walked)
        _text(place, "proposal", save, 80)
        with st.expander("Orsak, ägare, hur bråttom", key=f"{place}-mer"):
            _choices(place, walked, save)
        _photo(here, client_key, place, draft)
        st.button("Klar, skriv en ny", key=field_key(place, "klar"), icon=":material/add_task:", width="stretch",
                  on_click=_finish, args=(here, client_key, place, draft, save))  # fmt: skip


def _text(place: str, name: str, save: partial[None], height: int) -> None:
    st.text_area(
        LABELS[name], key=field_key(place, name), max_chars=LONGEST_TEXT, height=height, placeholder=HELP[name],
        on_change=save, persist_state="session",
    )  # fmt: skip


def _choices(place: str, walked: Round, save: partial[None]) -> None:
    _text(place, "cause", save, 80)
    owners = {"": "Vet inte"} | walked.owners
    if (held := st.session_state[field_key(place, "owner")]) not in owners:
        owners[held] = held
    _select(place, "owner", owners, save, may_be_new=True)
    _select(place, "aspect", {"": "Inte valt"} | {aspect.id: aspect.name for aspect in walked.checklist}, save)
    choices: tuple[tuple[str, Mapping[Any, str]], ...] = (("feeling", FEELINGS), ("priority", PRIORITIES))
    for name, words in choices:
        st.segmented_control(
            LABELS[name], tuple(words), format_func=partial(_word, words),
            key=field_key(place, name), on_change=save, persist_state="session", wrap=True,
        )  # fmt: skip
    _select(place, "perspective", {"": "Hela gruppens"} | PERSPECTIVES, save)


def _select(place: str, name: str, words: dict[str, str], save: partial[None], may_be_new: bool = False) -> None:
    st.selectbox(
        LABELS[name], tuple(words), format_func=lambda code: words.get(code, code), key=field_key(place, name),
        on_change=save, accept_new_options=may_be_new, persist_state="session",
    )  # fmt: skip


def _word(words: Mapping[Any, str], code: Any) -> str:
    return sentence(words[code])


def _told(place: str, draft: RowDraft, walked: Round) -> None:
    """One line while all is well, so that the form stands still under the thumb."""
    if draft.faults or draft.is_conflict:
        owners = {"": "(tomt)"} | walked.owners
        tell_typed(place, LABELS, {"feeling": FEELINGS, "priority": PRIORITIES, "owner": owners})
    else:
        st.caption(f":material/check: {draft.said or 'Sparas medan du skriver. Skriv inga namn.'}")


def _photo(here: Here, client_key: str, place: str, draft: RowDraft) -> None:
    """A new key after each photo, so that the file as the camera made it is let go of."""
    at = field_key(place, "foto_nr")
    key = field_key(place, f"foto-{st.session_state.get(at, 0)}")
    st.file_uploader("Foto", PHOTO_TYPES, key=key, on_change=_keep_photo, args=(here, client_key, key, at, draft))
    st.caption(FACES)


def _keep_photo(here: Here, client_key: str, key: str, at: str, draft: RowDraft) -> None:
    """Before the page is drawn again. A photo belongs to an observation, which begins with it if need be."""
    taken = st.session_state[key]
    if taken is None:
        return
    try:
        seen = draft.saved or SavedRow(*write(here, client_key, {"is_draft": True}, None))
        add_photo(settings(), here.workspace.folder, seen.row_id, taken.getvalue(), taken.name, here.role,
                  current_actor())  # fmt: skip
    except InputFault as problem:
        say_wrong(problem)
    except Conflict:
        say_wrong("En annan telefon började på samma iakttagelse. Ta fotot igen.")
    else:
        say_saved(here.workspace)
    st.session_state[at] = st.session_state.get(at, 0) + 1


def _save(here: Here, client_key: str, new: Fields, seen: SavedRow | None) -> SavedRow:
    known = (seen.row_id, seen.version) if seen else None
    return SavedRow(*write(here, client_key, new | {"is_draft": True}, known))


def _finish(here: Here, client_key: str, place: str, draft: RowDraft, save: partial[None]) -> None:
    """Before the page is drawn again: what stands in the form is saved, and the next observation begins."""
    now_written = written(place, draft.base)
    if not any(now_written[name] for name in ("observation", "proposal", "cause")):
        say_wrong("Skriv först vad ni ser eller vad ni vill ska göras.")
        return
    if now_written != draft.base or draft.saved is None:
        save()
    kept: RowDraft = st.session_state[field_key(place, "_utkast")]
    if kept.faults or kept.is_conflict or kept.saved is None:
        return
    try:
        write(here, client_key, {"is_draft": False}, (kept.saved.row_id, kept.saved.version))
    except Conflict:
        say_wrong("En annan telefon skrev i samma iakttagelse. Läs igenom den och försök igen.")
    else:
        say_saved(here.workspace)
