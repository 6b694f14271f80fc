"""The steps of a version: review, freeze, decide, publish, revise."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from lib.actions.versions import (
    decide_version,
    discard_draft,
    freeze_version,
    hand_over,
    publish_version,
    revise_version,
)
from lib.analysis.choices import period_choices
from lib.analysis.frozen_content import frozen_content
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import InputFault
from lib.domain.period import Period
from lib.domain.version import PUBLICATION_CHECKS, VersionStatus, latest_revision
from lib.domain.version_words import CHECKS, LABELS
from lib.ui.session import current_user, settings
from lib.ui.version_choice import NONE, open_version, say, say_refused


def draft_steps(workspace: Workspace, row: Fields, role: Role, today: date, n_lacking: int) -> None:
    """Hand over for review, freeze, or throw the draft away."""
    is_draft = VersionStatus(row["status"]) is VersionStatus.DRAFT
    other = VersionStatus.REVIEW if is_draft else VersionStatus.DRAFT
    with st.container(horizontal=True, gap="small", key="version-steg"):
        st.button("Lämna till granskning" if is_draft else "Tillbaka till utkast", key="version-granska",
                  on_click=_do, args=(_handing_over, (workspace, row, other), _HANDED[other]))  # fmt: skip
        with st.popover("Frys lägesbilden", icon=":material/ac_unit:", key="version-frys-ruta"):
            st.markdown(
                "Allt som lägesbilden visar kopieras och förses med en kontrollsumma: siffror, kartor, texter, "
                "problem, åtgärder och inställningar. Kopian går inte att ändra eller ta bort. Den öppnas likadan om "
                "tio år."
            )
            if n_lacking:
                st.markdown(f"**{n_lacking} av 17 punkter är inte klara.** Det går att frysa ändå; det syns i kopian.")
            if st.button("Frys nu", key="version-frys", type="primary"):
                with st.spinner("Kopierar siffror, kartor och texter …"):
                    _do(_freezing, (workspace, row, role, today), "Lägesbilden är fryst.")
                st.rerun()
        with st.popover("Ta bort utkastet", icon=":material/delete:", key="version-bort-ruta"):
            st.markdown("Utkastet tas bort. Problem, åtgärder och siffror rörs inte.")
            st.button("Ta bort", key="version-bort", on_click=_do,
                      args=(_discarding, (workspace, row), "Utkastet är borttaget."))  # fmt: skip


def frozen_steps(workspace: Workspace, row: Fields, today: date) -> None:
    """What comes next for a frozen version, and a new version made from it."""
    status = VersionStatus(row["status"])
    with st.container(horizontal=True, gap="small", key="version-steg"):
        if status is VersionStatus.FROZEN:
            _decision(workspace, row, today)
        if status is VersionStatus.DECIDED:
            _publication(workspace, row, today)
        _revision(workspace, row, today)


def _decision(workspace: Workspace, row: Fields, today: date) -> None:
    with st.popover("Anteckna beslutet", icon=":material/gavel:", key="version-beslut-ruta"):
        st.text_input("Beslutat av (måste fyllas i)", value=row["deciding_body"] or "", key="version-beslut-organ",
                      max_chars=120)  # fmt: skip
        st.date_input("Beslutsdag (måste fyllas i)", value=today, max_value=today, format="YYYY-MM-DD",
                      key="version-beslut-dag")  # fmt: skip
        latest = latest_revision(today)
        st.date_input("Nästa revidering, senast (måste fyllas i)", value=row["next_revision"] or latest,
                      max_value=latest, format="YYYY-MM-DD", key="version-beslut-revidering")  # fmt: skip
        st.text_area(LABELS["decision_note"], key="version-beslut-not", height=80, max_chars=2_000)
        st.button("Spara beslutet", key="version-beslut", type="primary", on_click=_do,
                  args=(_deciding, (workspace, row, today), "Beslutet är antecknat."))  # fmt: skip


def _publication(workspace: Workspace, row: Fields, today: date) -> None:
    with st.popover("Publicera det öppna utdraget", icon=":material/public:", key="version-publicera-ruta"):
        st.markdown(
            "Utdraget har lägesbildens texter, siffror där små antal är dolda, och de problem och åtgärder vars "
            "klass är öppen. Inget annat. Gå igenom det först."
        )
        for name in PUBLICATION_CHECKS:
            st.checkbox(CHECKS[name], key=f"version-kontroll-{name}")
        st.button("Publicera", key="version-publicera", type="primary", on_click=_do,
                  args=(_publishing, (workspace, row, today), "Det öppna utdraget är publicerat."))  # fmt: skip


def _revision(workspace: Workspace, row: Fields, today: date) -> None:
    st.button("Gör en ny version av den här", key="version-revidera", icon=":material/edit_document:", on_click=_do,
              args=(_revising, (workspace, row, today),
                    "Ett nytt utkast är påbörjat. Texterna följde med; se över dem."))  # fmt: skip


_HANDED = {
    VersionStatus.REVIEW: "Utkastet är lämnat till granskning.",
    VersionStatus.DRAFT: "Utkastet är tillbaka hos dem som skriver.",
}


def _do(step: Callable[..., str | None], arguments: tuple[Any, ...], said: str) -> None:
    """Take a step and say what became of it. A step may return the id of the version to open."""
    try:
        opened = step(*arguments)
    except (InputFault, Conflict) as problem:
        say_refused(problem)
    else:
        say(said)
        if opened is not None:
            open_version(opened)


def _handing_over(workspace: Workspace, row: Fields, status: VersionStatus) -> None:
    hand_over(settings(), workspace.folder, row["id"], row["version"], status, current_user())


def _freezing(workspace: Workspace, row: Fields, role: Role, today: date) -> None:
    content = frozen_content(workspace, row["id"], role, today)
    freeze_version(settings(), workspace.folder, row["id"], content, current_user())


def _discarding(workspace: Workspace, row: Fields) -> str:
    discard_draft(settings(), workspace.folder, row["id"], row["version"], current_user())
    return NONE


def _deciding(workspace: Workspace, row: Fields, today: date) -> None:
    fields = {
        "deciding_body": st.session_state["version-beslut-organ"],
        "decided_on": st.session_state["version-beslut-dag"],
        "next_revision": st.session_state["version-beslut-revidering"],
        "decision_note": st.session_state["version-beslut-not"],
    }
    decide_version(settings(), workspace.folder, row["id"], row["version"], fields, today, current_user())


def _publishing(workspace: Workspace, row: Fields, today: date) -> None:
    checked = tuple(name for name in PUBLICATION_CHECKS if st.session_state[f"version-kontroll-{name}"])
    publish_version(settings(), workspace.folder, row["id"], row["version"], checked, today, current_user())


def _revising(workspace: Workspace, row: Fields, today: date) -> str:
    """The newest period that there are figures for, compared with that of the version it is made from."""
    periods = period_choices(workspace)
    newest = periods[0] if periods else row["period"]
    fields = {"period": newest, "comparison": str(Period.parse(newest).before)}
    made = revise_version(settings(), workspace.folder, row["id"], fields, today, current_user())
    return str(made.row_id)
