"""A walk on paper: print the protocol, and bring in what was written elsewhere."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import streamlit as st

from lib.actions.walk_lists import NEAR_M, WalkedStops, import_walk_list
from lib.analysis.walk_round import Round
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.faults import InputFault
from lib.domain.moment import in_zone
from lib.domain.walk_round import WALK_LIST
from lib.domain.words import listing, number
from lib.reports.document import Document
from lib.reports.docx_file import docx_file
from lib.reports.pdf_file import pdf_file
from lib.reports.walk_blank import blank_protocol, empty_list
from lib.ui.session import current_actor, settings
from lib.ui.told_once import take

TOLD, FAULTS = "_vandringslista", "_vandringslista_fel"


def paper_round(workspace: Workspace, walked: Round, role: Role) -> None:
    """Three ways back from paper: the same form, a list, or points of a GPX file."""
    st.markdown("**Skriv ut och fyll i för hand**")
    _printed(workspace, walked)
    st.markdown("**Skriv in efteråt**")
    st.markdown(
        "Välj Gå med telefon ovanför: det är samma formulär, stopp för stopp, och det går lika bra på en dator."
    )
    st.markdown("**Läs in en lista eller punkter**")
    _list_form(workspace, walked, role)


def _printed(workspace: Workspace, walked: Round) -> None:
    if not walked.stops:
        st.info("Vandringen har inga stopp än. Lägg till dem under Planera.", icon=":material/pin_drop:")
        return
    made_at = in_zone(walked.walk["starts_at"], workspace.municipality.time_zone)
    author = workspace.municipality.name
    name = f"{workspace.folder.slug}-vandring-{walked.walk['id']}-att-fylla-i"
    with st.container(horizontal=True, gap="small"):
        for form, write, mime in (
            ("pdf", pdf_file, "application/pdf"),
            ("docx", docx_file, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ):
            st.download_button(
                f"Protokoll att fylla i ({form.upper()})", partial(_written, write, walked, made_at, author),
                file_name=f"{name}.{form}", mime=mime, key=f"ga-blank-{form}", icon=":material/print:",
                on_click="ignore",
            )  # fmt: skip
        st.download_button(
            "Tom lista (CSV)", empty_list(walked.stops), file_name=f"{name}.csv", mime="text/csv", key="ga-blank-csv",
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip


def _written(write: Callable[[Document], bytes], walked: Round, made_at: datetime, author: str) -> bytes:
    """First when somebody asks for it."""
    return write(blank_protocol(walked, made_at, author))


def _list_form(workspace: Workspace, walked: Round, role: Role) -> None:
    headings = listing([f"`{column.label}`" for column in WALK_LIST])
    st.markdown(
        f"CSV med rubrikerna {headings}; bara iakttagelse måste finnas, och stopp eller läge. Eller GPX med punkter: "
        f"var och en hör till det stopp som ligger närmast, om det är högst {number(NEAR_M)} m bort."
    )
    at = "ga-lista-nr"
    key = f"ga-lista-{st.session_state.get(at, 0)}"
    st.file_uploader("Lista eller punkter", ("csv", "gpx"), key=key, on_change=_read, args=(workspace, walked, key, at,
                                                                                          role))  # fmt: skip
    if said := take(TOLD, ""):
        st.success(said, icon=":material/check:")
    if faults := st.session_state.pop(FAULTS, ()):
        st.error("Inget är inläst. Rätta raderna i filen och läs in den igen.", icon=":material/error:")
        st.text("\n\n".join(faults))
    st.caption("Läses samma fil in två gånger blir det inga dubbletter.")


def _read(workspace: Workspace, walked: Round, key: str, at: str, role: Role) -> None:
    """Before the page is drawn again."""
    file = st.session_state[key]
    if file is None:
        return
    stops = [{name: getattr(stop, name) for name in ("id", "number", "name", "lon", "lat")} for stop in walked.stops]
    fitted = WalkedStops(
        stops, workspace.definitions.checklist, walked.walk["starts_at"], workspace.municipality.time_zone
    )
    try:
        n_new, n_there = import_walk_list(
            settings(), workspace.folder, int(walked.walk["id"]), fitted, file.getvalue(), file.name, role,
            current_actor(),
        )  # fmt: skip
    except InputFault as problem:
        st.session_state[FAULTS] = problem.lines
    else:
        there = f" {number(n_there)} fanns redan." if n_there else ""
        st.session_state[TOLD] = f"{number(n_new)} nya iakttagelser är inlästa.{there}"
    st.session_state[at] = st.session_state.get(at, 0) + 1
