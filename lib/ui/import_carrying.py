"""Carrying out what was looked at: one file or all of them, with a bar that says how far it has come."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.actions.import_plan import ImportReport
from lib.actions.importing import carry_out
from lib.domain.faults import InputFault
from lib.domain.words import number
from lib.ui.import_check import rows_words
from lib.ui.import_files import keep_receipt, keep_under_way
from lib.ui.import_planning import Looked
from lib.ui.import_wishes import key_of, merges_of
from lib.ui.plain_text import plain
from lib.ui.session import current_user

MOST_FAULTS = 3


def read_in_button(looked: Looked) -> None:
    """The button for one file."""
    plan = looked.plan
    if plan is None or not looked.can_be_read_in:
        st.info("Det finns inget nytt att läsa in ur filen.")
        return
    rows = rows_words(plan.report.n_accepted)
    if st.button(f"Läs in {rows}", type="primary", key=key_of(looked.file, "las"), icon=":material/download_done:"):
        _read_in([looked])


def read_in_all_button(looked: list[Looked]) -> None:
    """The button for every file that can be read in, in the order that they stand; the others are left."""
    ready = [one for one in looked if one.can_be_read_in]
    if len(ready) > 1 and st.button(f"Läs in alla {len(ready)} filer", key="import-las-alla"):
        _read_in(ready)


def _read_in(ready: list[Looked]) -> None:
    place = st.empty()
    for nth, one in enumerate(ready):
        keep_under_way(one.file.name)
        try:
            keep_receipt(_told(one, _carry_out(one, partial(_tell, place, one, nth, len(ready)))))
        except InputFault as problem:
            why = " ".join(problem.lines[:MOST_FAULTS])
            keep_receipt(f"{one.file.name} är inte inläst, och inget ur den har sparats. {why}", is_done=False)
    st.rerun()


def _tell(place: DeltaGenerator, one: Looked, nth: int, n_files: int, share: float) -> None:
    """`share` of this file has been written, from 0 to 1."""
    n_rows = one.plan.report.n_stored if one.plan is not None else 0
    text = f"Skriver {plain(one.file.name)}: {number(share * n_rows)} av {rows_words(n_rows)}. Vänta kvar på sidan."
    place.progress(min((nth + share) / n_files, 1.0), text=text)


def _carry_out(one: Looked, tell: Callable[[float], None]) -> ImportReport:
    """With the merges that were chosen after the plan was made."""
    if one.plan is None:
        raise ValueError("only what has been planned can be carried out")
    plan = replace(one.plan, wishes=replace(one.plan.wishes, merges=merges_of(one.file)))
    tell(0.0)
    return carry_out(plan, progress=tell, by=current_user())


def _told(one: Looked, done: ImportReport) -> str:
    if done.is_known:
        return f"{one.file.name} var redan inläst som omgång {done.batch_id}."
    text = f"{one.file.name} är inläst som omgång {done.batch_id}: {rows_words(done.n_accepted)}."
    if n_merged := len(merges_of(one.file)):
        text += f" {number(n_merged)} par räknas som samma sak."
    if done.n_rejected:
        text += f" {rows_words(done.n_rejected)} väntar på att rättas: hämta filen vid omgången nedanför."
    return text
