"""A half-written row: what it started from, what stands in the form now, and what became of saving it.

Nothing that is written is lost, whatever happens; and nobody writes over anybody: the later of two is told, sees both
texts and chooses. What stands in a form is kept in the store at each change (`lib.ui.kept_draft`), so that it is there
again after a reloaded page, a lost connection or a stopped server.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.conflict import Conflict, Fields
from lib.domain.draft import HalfWritten
from lib.domain.faults import InputFault
from lib.domain.secrecy_change import CLASS_REASON
from lib.domain.words import listing
from lib.ui.kept_draft import begin_anew, keep_half_written, kept_at, kept_half_written, saving
from lib.ui.made_once import came_twice, note_made
from lib.ui.plain_text import plain
from lib.ui.receipt import saved_now
from lib.ui.told_once import note, take

EMPTY = "(tomt)"
DRAFT, TOLD = "_utkast", "_sagt"


@dataclass(frozen=True)
class SavedRow:
    row_id: int
    version: int


@dataclass(frozen=True)
class RowDraft:
    """`base` is what the form started from. `theirs` is what somebody saved in the meantime, where both wrote;
    `taken_over` the fields that only they changed. `resumed` says when what stands in it was written, if it was in
    another session."""

    saved: SavedRow | None
    base: Fields
    said: str = ""
    faults: tuple[str, ...] = ()
    is_conflict: bool = False
    theirs: Fields | None = None
    taken_over: tuple[str, ...] = ()
    resumed: str = ""


Save = Callable[[Fields, SavedRow | None], SavedRow]
"""Writes the fields that are new; raises InputFault or Conflict."""


def field_key(place: str, name: str) -> str:
    """The key of the widget for a field."""
    return f"{place}-{name}"


def open_draft(place: str, row: Fields | None, start: Fields) -> RowDraft:
    """The draft of this session at `place`, or the one that the same person left half-written in another; begun from
    the row, or from `start` when there is none; and begun anew when nothing has been written in it and the row has
    changed. `start` has every field, with what an empty one holds."""
    kept: RowDraft | None = st.session_state.get(_at(place))
    saved = SavedRow(int(row["id"]), int(row["version"])) if row else None
    if kept is None and (found := kept_half_written(place)) is not None:
        kept = _resume(place, found, start)
    elif kept is None or (kept.saved != saved and written(place, kept.base) == kept.base):
        kept = RowDraft(saved, fitted(row, start) if row else dict(start))
        _keep(place, kept)
        _fill(place, kept.base)
    for name, value in kept.base.items():  # a widget that was out of sight may have lost its text, never its key
        st.session_state.setdefault(field_key(place, name), value)
    now_written = written(place, kept.base)
    row_id, version = (kept.saved.row_id, kept.saved.version) if kept.saved else (None, None)
    keep_half_written(place, HalfWritten(row_id, version, kept.base, now_written))
    return kept


def save_draft(
    workspace: Workspace,
    place: str,
    save: Save,
    not_saved: str,
    empty_after: bool = False,
    as_form: Callable[[Fields], Fields] = dict,
) -> None:
    """Runs before the page is drawn again. `not_saved` says what is not when it is refused, such as `Problemet är inte
    sparat.`; `empty_after` begins a new row when one was made; `as_form` writes a row's codes as the form holds them.
    """
    draft: RowDraft = st.session_state[_at(place)]
    now_written = written(place, draft.base)
    new = {name: value for name, value in now_written.items() if draft.saved is None or value != draft.base[name]}
    if draft.saved is None and came_twice(place, now_written):
        _fill(place, draft.base)
        return
    if not new:
        said = "" if draft.faults or draft.is_conflict else draft.said
        said = said or "Inget är ändrat sedan det sparades."
        _keep(place, replace(draft, said=said, faults=(), is_conflict=False))
        return
    try:
        with saving(place):
            saved = save(new, draft.saved)
    except InputFault as problem:
        faults = problem.lines
        _keep(place, replace(draft, said=f"{not_saved} Texten står kvar.", faults=faults))
    except Conflict as conflict:
        _merge(place, draft, now_written, as_form(conflict.theirs) if conflict.theirs else None)
    else:
        at = saved_now(workspace)
        now_written |= {name: draft.base[name] for name in now_written if name == CLASS_REASON}  # given once
        begun_anew = empty_after and draft.saved is None
        if begun_anew:
            note_made(place, written(place, draft.base))
        _keep(place, RowDraft(None, draft.base, at) if begun_anew else RowDraft(saved, now_written, at))
        _fill(place, draft.base if begun_anew else now_written)


def tell(place: str, draft: RowDraft, labels: Mapping[str, str], words: Mapping[str, Mapping[Any, str]]) -> None:
    """The receipt, what is wrong, or what somebody else wrote with the choice between the two. `labels` are the fields'
    names, `words` what stands for their codes."""
    if draft.resumed and written(place, draft.base) != draft.base:
        st.info(f"{draft.resumed} Det är inte sparat.", icon=":material/edit_note:")
        st.button("Kasta det osparade", key=field_key(place, "kasta"), on_click=begin_anew,
                  args=(place, tuple(draft.base)))  # fmt: skip
    if draft.is_conflict:
        _conflict(place, draft, labels, words)
    elif draft.faults:
        st.error(draft.said, icon=":material/error:")
        st.text("\n\n".join(draft.faults))
    elif said := draft.said or take(field_key(place, TOLD), ""):
        note(field_key(place, TOLD), said)
        st.success(said, icon=":material/check:")
        _keep(place, replace(draft, said=""))


def written(place: str, base: Fields) -> Fields:
    """What stands in the form now, texts without spaces around them."""
    values = {name: st.session_state.get(field_key(place, name), value) for name, value in base.items()}
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def fitted(row: Fields, start: Fields) -> Fields:
    """The row's fields as the form holds them: missing is what an empty field holds."""
    return {name: start[name] if _is_missing(row.get(name)) else _plain_value(row[name]) for name in start}


def _resume(place: str, found: HalfWritten, start: Fields) -> RowDraft:
    """As it was left. A field that the form did not have then is as it begins."""
    saved = None if found.row_id is None or found.version is None else SavedRow(found.row_id, found.version)
    base = start | {name: value for name, value in found.base.items() if name in start}
    _fill(place, base | {name: value for name, value in found.written.items() if name in start})
    kept = RowDraft(saved, base, resumed=kept_at(found))
    _keep(place, kept)
    return kept


def _conflict(place: str, draft: RowDraft, labels: Mapping[str, str], words: Mapping[str, Mapping[Any, str]]) -> None:
    st.warning(f"{draft.said} Inget är överskrivet, och din text står kvar.", icon=":material/group:")
    if draft.taken_over:
        taken = [labels[name].lower() for name in draft.taken_over]
        st.text(f"Infört från den andra, där du inget ändrat: {listing(taken)}.")
    for name, value in (draft.theirs or {}).items():
        mine = st.session_state.get(field_key(place, name))
        left, right = st.columns(2)
        left.markdown(f"**{labels[name]}, sparat av den andra**  \n{_shown(value, words.get(name, {}))}")
        right.markdown(f"**{labels[name]}, i ditt formulär**  \n{_shown(mine, words.get(name, {}))}")
        st.button(
            f"Ta den sparade texten ({labels[name].lower()})",
            key=field_key(place, f"ta-{name}"),
            on_click=_take_theirs,
            args=(place, name),
        )
    st.text("Ändra det som behövs och spara igen.")


def _take_theirs(place: str, name: str) -> None:
    """Give up one's own text of a field for the saved one."""
    draft: RowDraft = st.session_state[_at(place)]
    theirs = dict(draft.theirs or {})
    st.session_state[field_key(place, name)] = theirs.pop(name)
    _keep(place, replace(draft, theirs=theirs))


def _merge(place: str, draft: RowDraft, now_written: Fields, now: Fields | None) -> None:
    """What only they changed is taken in; where both wrote, one's own text stays and theirs stands beside it."""
    if now is None:
        said = "Någon annan har tagit bort det här medan du skrev."
        _keep(place, RowDraft(None, draft.base, said, is_conflict=True))
        return
    theirs = fitted(now, draft.base | {name: _nothing(value) for name, value in draft.base.items()})
    mine = {name for name, value in now_written.items() if value != draft.base[name]}
    changed = {name for name, value in theirs.items() if value != draft.base[name]}
    _fill(place, {name: now_written[name] if name in mine else theirs[name] for name in draft.base})
    both = {name: theirs[name] for name in draft.base if name in mine & changed and theirs[name] != now_written[name]}
    taken = tuple(name for name in draft.base if name in changed - mine)
    saved = SavedRow(int(now["id"]), int(now["version"]))
    said = "Någon annan sparade samma sak medan du skrev."
    _keep(place, RowDraft(saved, theirs, said, is_conflict=True, theirs=both, taken_over=taken))


def _shown(value: object, words: Mapping[Any, str]) -> str:
    text = EMPTY if value is None or value == "" else str(words.get(value, value))
    return plain(" ".join(text.split()))


def _nothing(value: object) -> object:
    """What an empty field of the same sort holds."""
    empty: dict[type, object] = {str: "", bool: False, list: []}
    return empty.get(type(value))


def _is_missing(value: object) -> bool:
    return value is None or (not isinstance(value, list | dict) and value != value)


def _plain_value(value: Any) -> Any:
    """A number that a table holds as a numpy one is Python's own, so that it equals what a form gives back."""
    return value.item() if hasattr(value, "item") else value


def _fill(place: str, values: Fields) -> None:
    """A field that already holds its value is left alone: what somebody types in it meanwhile then stays."""
    held = written(place, values)
    for name, value in values.items():
        if field_key(place, name) not in st.session_state or held[name] != value:
            st.session_state[field_key(place, name)] = value


def _keep(place: str, draft: RowDraft) -> None:
    st.session_state[_at(place)] = draft


def _at(place: str) -> str:
    return field_key(place, DRAFT)
