"""One file on its way in, step by step: what it is, its columns, what would happen, and the button that does it."""

from collections.abc import Iterator
from itertools import count
from typing import get_args

import streamlit as st

from lib.actions.areas import load_areas
from lib.actions.import_plan import Vocabulary
from lib.analysis.workspace import Workspace
from lib.domain.faults import InputFault
from lib.domain.words import listing, number
from lib.ui.import_carrying import read_in_button
from lib.ui.import_check import check_report, fault_table, finding, has_personal_data
from lib.ui.import_choices import category_names, kind_choices, kind_now, our_words
from lib.ui.import_columns import column_mapping, mapping_words, missing_fields
from lib.ui.import_files import DroppedFile, keep_receipt
from lib.ui.import_pairs import pair_choices
from lib.ui.import_planning import Looked
from lib.ui.import_preview import areas_map, preview
from lib.ui.import_wishes import chosen, key_of
from lib.ui.import_words import title_of, word_choices
from lib.ui.plain_text import plain
from lib.ui.session import current_user, settings

FAULTY = "Raderna läses inte in, men går att hämta, rätta och läsa in igen."


def planned_import(workspace: Workspace, looked: Looked) -> None:
    """The file's card."""
    with st.container(border=True, key="importkort"):
        st.subheader(plain(looked.file.name), anchor=False)
        if looked.areas is not None:
            _areas(workspace, looked)
            return
        report = looked.plan.report if looked.plan is not None else None
        if report is not None and report.is_known:
            st.info(f"Filen är redan inläst (omgång {report.batch_id}). Inget läggs till.")
            return
        _finding(looked)
        steps = count(1)
        _step(steps, "Vad filen är")
        kind_choices(workspace, looked)
        _columns(workspace, looked, steps)
        if looked.plan is not None:
            _rows(workspace, looked, steps)
            read_in_button(looked)


def _finding(looked: Looked) -> None:
    """The most important first: what it is, and what would happen."""
    if looked.plan is not None:
        report = looked.plan.report
        st.markdown(f"**{plain(report.format_name)}.** {finding(report)}")
        return
    if missing := _missing(looked):
        st.warning(f"Välj kolumn för {listing(missing)} här nedanför, så går filen att läsa in.")
        return
    st.warning("Filen går inte att läsa in så här. Inget är inläst, och filen är orörd.")
    fault_table(looked.faults, len(looked.faults))


def _missing(looked: Looked) -> list[str]:
    """Fields that must be chosen first."""
    if looked.columns is None:
        return []
    return missing_fields(looked.file, looked.columns, has_category=bool(chosen(looked.file, "kategori")))


def _columns(workspace: Workspace, looked: Looked, steps: Iterator[int]) -> None:
    file, columns = looked.file, looked.columns
    words, kind = looked.words, kind_now(looked)
    if columns is None and not words:
        return
    _step(steps, "Kolumner och ord")
    if columns is not None:
        label = plain(mapping_words(workspace, columns))
        with st.expander(label, expanded=not columns.is_remembered, key=key_of(file, "kolumnval")):
            column_mapping(file, columns)
    for vocabulary in get_args(Vocabulary):
        asked = tuple(word for word in words if word.vocabulary == vocabulary)
        ours = our_words(workspace, kind, vocabulary)
        if not asked or not ours:
            continue
        is_open = any(word.ours is None for word in asked)
        with st.expander(title_of(vocabulary, asked), expanded=is_open, key=key_of(file, f"ordval-{vocabulary}")):
            word_choices(file, kind, vocabulary, asked, ours)


def _rows(workspace: Workspace, looked: Looked, steps: Iterator[int]) -> None:
    plan = looked.plan
    if plan is None:
        return
    _step(steps, "Kontroll")
    check_report(plan.report)
    if plan.report.faults:
        st.markdown(f"**{number(plan.report.n_faults)} fel.** {FAULTY}")
        fault_table(plan.report.faults, plan.report.n_faults)
    if has_personal_data(plan.report):
        st.caption("Rader med personuppgifter hålls tillbaka. Uppgiften visas och sparas bara maskerad.")
    _step(steps, "Förhandsvisning")
    preview(workspace, looked.file, plan, looked.on_map)
    if plan.report.near_duplicates:
        _step(steps, f"Rapporter som kan vara samma sak ({number(len(plan.report.near_duplicates))} par)")
        pair_choices(looked.file, plan, category_names(workspace, "reports"))


def _areas(workspace: Workspace, looked: Looked) -> None:
    """A file of areas: shown by themselves, and put in the place of the municipality's own."""
    plan = looked.areas
    if plan is None:
        return
    st.markdown(
        f"**Områden.** {number(len(plan.areas))} områden i filen. De byter ut kommunens {number(plan.n_before)}; "
        f"{number(plan.n_kept)} koder är desamma. De gamla gränserna sparas i kommunens mapp."
    )
    for line in (plan.crs_sentence, *plan.warnings):
        st.text(line)
    areas_map(workspace, looked.file, plan.areas)
    st.button(
        f"Byt till de {number(len(plan.areas))} områdena",
        type="primary",
        key=key_of(looked.file, "byt"),
        on_click=_load_areas,
        args=(workspace, looked.file),
    )


def _load_areas(workspace: Workspace, file: DroppedFile) -> None:
    """Before the page is drawn again, so that the frame opens the new areas."""
    try:
        done = load_areas(settings(), workspace.folder, file.path, by=current_user())
    except InputFault as problem:
        keep_receipt("Områdena är kvar som de var. " + " ".join(problem.lines), is_done=False)
        return
    keep_receipt(f"Kommunen har nu {number(done.n)} områden ur {file.name}.")


def _step(steps: Iterator[int], name: str) -> None:
    st.markdown(f"##### {next(steps)}. {name}")
