"""Saving as it is typed: every field that is left is saved, and two people's changes are laid together unasked where
they are in different fields."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.words import listing
from lib.ui.row_draft import DRAFT, RowDraft, Save, field_key, save_draft, tell


def save_typed(workspace: Workspace, place: str, save: Save, not_saved: str) -> None:
    """For `on_change` of each field at the place. A conflict where nobody wrote in the same field is saved again at
    once; one where both did is left to the person."""
    save_draft(workspace, place, save, not_saved)
    draft = _draft(place)
    if draft is None or not draft.is_conflict or draft.theirs:
        return
    taken = draft.taken_over
    save_draft(workspace, place, save, not_saved)
    again = _draft(place)
    if again is not None and not again.is_conflict and not again.faults:
        st.session_state[field_key(place, DRAFT)] = replace(again, taken_over=taken)


def tell_typed(place: str, labels: Mapping[str, str], words: Mapping[str, Mapping[Any, str]]) -> None:
    """What became of the last saving."""
    draft = _draft(place)
    if draft is None:
        return
    if draft.taken_over and not draft.is_conflict:
        names = listing([labels[name].lower() for name in draft.taken_over])
        st.info(f"Någon annan skrev samtidigt. Infört därifrån: {names}.", icon=":material/group:")
        draft = replace(draft, taken_over=())
        st.session_state[field_key(place, DRAFT)] = draft
    tell(place, draft, labels, words)


def _draft(place: str) -> RowDraft | None:
    kept: RowDraft | None = st.session_state.get(field_key(place, DRAFT))
    return kept
