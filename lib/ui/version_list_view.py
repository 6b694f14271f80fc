"""The versions there are, which one holds, and how to begin the first."""

from datetime import date

import pandas as pd
import streamlit as st

from lib.actions.versions import create_version
from lib.analysis.choices import period_choices
from lib.analysis.version_rows import may_write_versions
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.faults import InputFault
from lib.domain.period import Period
from lib.domain.version import VersionStatus
from lib.domain.version_columns import VERSIONS
from lib.domain.version_words import STATUSES
from lib.reports.version_files import revision_calendar
from lib.ui.first_step import first_step
from lib.ui.plain_text import plain
from lib.ui.session import current_user, settings
from lib.ui.tables import declared_table
from lib.ui.version_choice import open_version, say, say_refused

IN_FORCE = (VersionStatus.DECIDED, VersionStatus.PUBLISHED)
BEGIN = "Läs in siffror först på sidan Importera, eller med: python -m lib import FIL"


def versions_finding(workspace: Workspace, versions: pd.DataFrame, today: date) -> None:
    """Which version holds and when the next is due; or that none has been decided."""
    decided = versions[versions["status"].isin(IN_FORCE)]
    if versions.empty:
        st.text("Ingen version av lägesbilden finns än.")
        return
    if decided.empty:
        st.text(f"{len(versions)} {'version' if len(versions) == 1 else 'versioner'}, ingen av dem är beslutad än.")
        return
    row = decided.iloc[0].to_dict()
    days = (row["next_revision"] - today).days
    when = f"om {days} dagar" if days >= 0 else f"för {-days} dagar sedan: det är dags"
    st.text(
        f"Den gällande lägesbilden är version {row['number']}, {row['title']}, beslutad {row['decided_on']} av "
        f"{row['deciding_body']}. Nästa ska vara klar senast {row['next_revision']} ({when})."
    )
    name, zone = workspace.folder.slug, workspace.municipality.time_zone
    st.download_button(
        "Lägg revideringen i kalendern (.ics)",
        revision_calendar(row["title"], int(row["number"]), row["next_revision"], name, today, zone),
        file_name=f"{name}-revidering.ics",
        mime="text/calendar",
        key="version-ics",
        icon=":material/event:",
        on_click="ignore",
    )


def version_cards(versions: pd.DataFrame) -> None:
    """Each version with a button that opens it."""
    for row in versions.to_dict("records"):
        with st.container(border=True, key=f"version-kort-{row['id']}", gap="xsmall"):
            words, button = st.columns([4, 1], vertical_alignment="center")
            status = STATUSES[VersionStatus(row["status"])]
            words.markdown(f"**{row['number']}. {plain(row['title'])}** :gray-badge[{status}]  \n"
                           f":small[{plain(_facts(row))}]")  # fmt: skip
            is_open = row["frozen_at"] is None or pd.isna(row["frozen_at"])
            button.button("Fortsätt" if is_open else "Öppna", key=f"version-oppna-{row['id']}", width="stretch",
                          on_click=open_version, args=(str(row["id"]),))  # fmt: skip


def version_table(versions: pd.DataFrame, file_name: str) -> None:
    with st.expander("Tabell: alla versioner", icon=":material/table:", key="versioner-alla"):
        frozen = pd.to_datetime(versions["frozen_at"])
        shown = versions.assign(
            period_label=versions["period"].map(lambda text: Period.parse(text).label),
            frozen_on=frozen.dt.strftime("%Y-%m-%d").fillna(""),
            decided=[_decided(row) for row in versions.to_dict("records")],
            next_revision=versions["next_revision"].map(lambda day: "" if pd.isna(day) else str(day)),
            seal=versions["sha256"].map(lambda seal: seal[:16] if isinstance(seal, str) else ""),
        )
        declared_table(shown, VERSIONS, file_name, "versioner", bool(versions["is_synthetic"].any()))


def begin_version(workspace: Workspace, role: Role, today: date) -> None:
    """A draft is begun with a name and a period; the rest is written in it."""
    periods = period_choices(workspace)
    if not may_write_versions(role):
        st.caption("Polisen och samordnaren skriver lägesbilden. Här visas det som är publicerat.")
        return
    if not periods:
        first_step(f"En lägesbild behöver siffror att stå på. {BEGIN}", ":material/upload_file:")
        return
    with st.expander("Börja en ny version", icon=":material/add:", key="version-ny"):
        st.text_input("Titel (måste fyllas i)", key="version-ny-titel", max_chars=120, persist_state="session",
                      placeholder=f"Lägesbild för {workspace.municipality.name} {today.year}")  # fmt: skip
        st.selectbox("Period", periods, format_func=lambda text: Period.parse(text).label, key="version-ny-period",
                     persist_state="session")  # fmt: skip
        st.button("Börja utkastet", key="version-ny-spara", type="primary", on_click=_begin,
                  args=(workspace, today))  # fmt: skip


def _begin(workspace: Workspace, today: date) -> None:
    period = Period.parse(st.session_state["version-ny-period"])
    fields = {"title": st.session_state["version-ny-titel"], "period": str(period), "comparison": str(period.before)}
    try:
        made = create_version(settings(), workspace.folder, fields, today, current_user())
    except InputFault as problem:
        say_refused(problem)
    else:
        st.session_state["version-ny-titel"] = ""
        open_version(str(made.row_id))
        say("Utkastet är påbörjat. Listan till höger visar vad som återstår.")


def _facts(row: dict[str, object]) -> str:
    facts = [Period.parse(str(row["period"])).label]
    if isinstance(row["sha256"], str):
        facts.append(f"fryst {pd.Timestamp(row['frozen_at']):%Y-%m-%d}")
    decided = _decided(row)
    return " · ".join([*facts, *([f"beslutad av {decided}"] if decided else [])])


def _decided(row: dict[str, object]) -> str:
    return f"{row['deciding_body']}, {row['decided_on']}" if row["decided_on"] and row["decided_on"] == row[
        "decided_on"] else ""  # fmt: skip
