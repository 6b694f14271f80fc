"""Fetching figures from Kolada and SCB by a button: only where the municipality's settings allow it."""

import streamlit as st

from lib.actions.fetching import ADDRESSES, NAMES, FetchReport, FetchWishes, ServiceId, fetch_indicators
from lib.analysis.access import opens
from lib.analysis.workspace import Workspace
from lib.domain.faults import InputFault
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.words import number
from lib.ui.session import current_role, current_user

SERVICES: tuple[ServiceId, ...] = ("kolada", "scb")


def fetch_form(settings: Settings, workspace: Workspace) -> None:
    """A button for each service, for roles that may fetch; one that is not allowed says how to allow it, and asks
    nobody."""
    if not opens(current_role(), Right.FETCH_FIGURES):
        return
    with st.expander("Hämta siffror från Kolada eller SCB", icon=":material/cloud_download:", key="hamta"):
        for service in SERVICES:
            _service(settings, workspace, service)


def _service(settings: Settings, workspace: Workspace, service: ServiceId) -> None:
    allowed = getattr(workspace.municipality.fetch, service)
    if allowed:
        st.text(f"Frågan går till {ADDRESSES[service]}. Inget om kommunens egna uppgifter skickas.")
    else:
        st.text(
            f"{NAMES[service]} är avstängt, och ingen frågas. Slå på det med fetch: {{{service}: true}} i "
            f"data/{workspace.folder.slug}/municipality.yaml."
        )
    if st.button(f"Hämta från {NAMES[service]}", key=f"hamta-{service}", disabled=not allowed):
        _fetch(settings, workspace, service)


def _fetch(settings: Settings, workspace: Workspace, service: ServiceId) -> None:
    try:
        with st.spinner(f"Frågar {NAMES[service]} …"):
            report = fetch_indicators(
                settings, workspace.folder, service, FetchWishes(), lambda host: None, by=current_user()
            )
    except InputFault as problem:
        st.error("Inget har hämtats eller ändrats.")
        for fault in problem.faults:
            st.text(str(fault))
        return
    _told(report)


def _told(report: FetchReport) -> None:
    new = [one for one in report.fetched if not one.is_known]
    st.success(f"{number(len(report.fetched))} indikatorer hämtade, varav {number(len(new))} med nya värden.")
    for one in report.fetched:
        st.text(f"{one.indicator} ({one.code}): {number(one.n_rows)} värden, {one.first_period}–{one.last_period}")
        for note in one.notes:
            st.caption(note)
