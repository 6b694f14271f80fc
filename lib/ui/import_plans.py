"""One file on its way in: what we think it is, what would happen, and the button that makes it happen."""

import pandas as pd
import streamlit as st

from lib.actions.import_choices import FORMATS, KINDS, ImportMap
from lib.actions.import_plan import ImportPlan, ImportReport, Wishes
from lib.actions.importing import carry_out
from lib.actions.planning import plan_import
from lib.analysis.workspace import Workspace
from lib.domain.faults import Fault, InputFault
from lib.domain.settings import Settings
from lib.domain.words import number
from lib.ui.import_columns import readable_preview
from lib.ui.import_files import DroppedFile, keep_receipt
from lib.ui.plain_text import plain

BY_CONTENT = ""
MOST_SHOWN = 8


def planned_import(settings: Settings, workspace: Workspace, file: DroppedFile) -> None:
    """The file's card: choices, report, preview, and "Läs in"."""
    with st.container(border=True):
        st.subheader(file.name, anchor=False)
        wishes = _wishes(workspace, file)
        try:
            with st.spinner("Läser filen …"):
                plan = plan_import(settings, workspace.folder, file.path, wishes)
        except InputFault as problem:
            _faults(problem.faults, len(problem.faults))
            return
        if plan.report.is_known:
            st.info(f"Filen är redan inläst (omgång {plan.report.batch_id}). Inget läggs till.")
            return
        _report(plan.report)
        _columns(plan.report)
        _preview(plan.report)
        _faults(plan.report.faults, plan.report.n_faults)
        _carry_out_button(plan, file)


def _wishes(workspace: Workspace, file: DroppedFile) -> Wishes:
    """What we think it is can be changed; a table without categories gets one for all its rows."""
    categories = {c.id: c.name for c in workspace.definitions.crime_categories.categories}
    with st.expander("Ändra hur filen läses", key=f"val-{file.key}"):
        left, right = st.columns(2)
        chosen = left.selectbox(
            "Filens format",
            (BY_CONTENT, *FORMATS),
            format_func=lambda name: FORMATS.get(name, "Enligt innehållet"),
            key=f"format-{file.key}",
        )
        category = right.selectbox(
            "Kategori för alla rader",
            (BY_CONTENT, *categories),
            format_func=lambda name: categories.get(name, "Står i filen"),
            key=f"kategori-{file.key}",
        )
        crs = left.text_input("Koordinatsystem", key=f"crs-{file.key}", placeholder="Enligt talen, eller EPSG:3006")
        source = right.text_input("Källa", key=f"kalla-{file.key}", placeholder=file.name)
        replaces = left.checkbox("Ersätt en tidigare fil med samma namn", key=f"ersatt-{file.key}")
        columns = _mapping(file)
    return Wishes(
        category=category or None,
        crs=crs or None,
        source=source or None,
        format=chosen or None,
        translations=ImportMap(columns=columns) if columns else None,
        replaces=replaces,
    )


def _mapping(file: DroppedFile) -> dict[str, str]:
    """Lines of `betydelse: kolumn`, for a file whose headings we do not know."""
    written = st.text_area(
        "Kolumner",
        key=f"kolumner-{file.key}",
        placeholder="category: Brottstyp\nevent_from: Tidpunkt",
        help="En rad för varje kolumn: vad den betyder hos oss, kolon, vad den heter i filen. Sparas till nästa fil.",
    )
    pairs = [line.split(":", 1) for line in written.splitlines() if ":" in line]
    return {meaning.strip(): name.strip() for meaning, name in pairs if meaning.strip() and name.strip()}


def _report(report: ImportReport) -> None:
    st.markdown(f"**{plain(report.format_name)}**: {KINDS[report.kind]}.")
    counts = {
        "Rader": report.n_rows,
        "Godkända": report.n_accepted,
        "Med fel": report.n_rejected,
        "Fanns redan": report.n_duplicates,
        "Utan position": report.n_without_position,
        "Utanför områdena": report.n_outside,
    }
    for column, (name, count) in zip(st.columns(len(counts)), counts.items(), strict=True):
        column.metric(name, number(count))
    for reason, count in report.left_out.items():
        st.text(f"{number(count)} rader lämnas: {reason}.")
    for note in report.notes:
        st.text(note)
    if report.near_duplicates:
        st.text(f"{number(len(report.near_duplicates))} rapporter liknar andra nära i tid och rum. De slås inte ihop.")


def _columns(report: ImportReport) -> None:
    if report.columns:
        with st.expander("Så har kolumnerna tolkats", key=None):
            st.dataframe(
                pd.DataFrame({"Betydelse": list(report.columns), "Kolumn i filen": list(report.columns.values())}),
                hide_index=True,
            )


def _preview(report: ImportReport) -> None:
    rows = readable_preview(pd.DataFrame(report.preview))
    if len(rows):
        with st.expander(f"Förhandsvisning, de första {len(rows)} raderna", expanded=True):
            st.dataframe(rows, hide_index=True)
    areas = [{"Område": area.name, "Antal": number(area.count)} for area in report.areas if area.count]
    if areas:
        with st.expander(f"Rader i {len(areas)} områden"):
            st.dataframe(pd.DataFrame(areas), hide_index=True)


def _faults(faults: tuple[Fault, ...], n_faults: int) -> None:
    if not faults:
        return
    st.warning(f"{number(n_faults)} fel. Raderna läses inte in, men går att hämta, rätta och läsa in igen.")
    for fault in faults[:MOST_SHOWN]:
        st.text(str(fault))
    if n_faults > MOST_SHOWN:
        st.caption(f"Ytterligare {number(n_faults - MOST_SHOWN)} fel visas i filen med rader att rätta.")


def _carry_out_button(plan: ImportPlan, file: DroppedFile) -> None:
    if not plan.report.n_stored:
        st.info("Det finns inget nytt att läsa in ur filen.")
        return
    if st.button(f"Läs in {number(plan.report.n_accepted)} rader", type="primary", key=f"las-{file.key}"):
        with st.spinner("Läser in …"):
            done = carry_out(plan)
        keep_receipt(f"{file.name} är inläst som omgång {done.batch_id}: {number(done.n_accepted)} rader.")
        st.rerun()
