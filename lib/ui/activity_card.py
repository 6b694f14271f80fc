"""One activity: who does it, how it stands, and everything that has been reported of it."""

import pandas as pd
import streamlit as st

from lib.analysis.activity_history import earlier_versions
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.plan import Activity, Plan
from lib.domain.plan_follow_up import TEXTS
from lib.domain.plan_follow_up_words import HORIZONS, PREVENTION, TEXT_LABELS
from lib.domain.words import listing
from lib.ui.plain_text import plain
from lib.ui.row_history import local_time


def activity_facts(plan: Plan, activity: Activity) -> None:
    """Title, boards, and what kind of activity it is."""
    boards = {board.id: board.name for board in plan.boards}
    taking_part = [boards[board] for board in activity.taking_part]
    others = "alla nämnder som berörs" if activity.all_concerned else listing(taking_part) or "ingen annan nämnd"
    targets = f"Målområde {listing(list(activity.target_areas))}. " if activity.target_areas else ""
    with st.container(gap="xsmall"):
        st.markdown(f"**{activity.id} {plain(activity.title)}**")
        st.markdown(f":small[Leder: {plain(boards[activity.lead])}. Deltar: {plain(others)}.]")
        st.caption(
            f"{HORIZONS[activity.horizon].capitalize()}. Prevention: {PREVENTION[activity.prevention]}. {targets}"
        )


def history_list(workspace: Workspace, activity: Activity, history: pd.DataFrame, role: Role) -> None:
    """Newest first; what was changed afterwards is kept, with when."""
    label = f"Historik: {len(history)} {'rapport' if len(history) == 1 else 'rapporter'}"
    with st.expander(label, icon=":material/history:", key=f"historik-{activity.id}"):
        if history.empty:
            st.text("Ingen har rapporterat aktiviteten ännu.")
        for record in history.to_dict("records"):
            _report(workspace, record, role)


def _report(workspace: Workspace, record: dict[str, object], role: Role) -> None:
    origin = "" if record["is_of_this_plan"] else " (tidigare plan)"
    facts = [
        str(record["board_name"]),
        f"rapporterad {record['reported_on']}" if pd.notna(record["reported_on"]) else "",
    ]
    with st.container(gap=None):
        st.markdown(f"**{record['half_label']}**{origin} :gray-badge[{record['status_name']}]")
        st.caption(plain(" · ".join(fact for fact in facts if fact)))
        _lines({name: record[name] for name in TEXTS if record[name]})
        if int(str(record["version"])) > 1:
            _earlier(workspace, record, role)


def _earlier(workspace: Workspace, record: dict[str, object], role: Role) -> None:
    """Newest first, only what each edit changed."""
    newer = record
    for row in earlier_versions(workspace, int(str(record["id"])), role).to_dict("records"):
        st.caption(f"Till {local_time(workspace, row['saved_at'])} stod det:")
        shown = {"status": "status_name"} | {name: name for name in TEXTS}
        _lines({name: row[source] or "(tomt)" for name, source in shown.items() if row[source] != newer[source]})
        newer = row


def _lines(texts: dict[str, object]) -> None:
    lines = [f":small[{TEXT_LABELS[name]}: {plain(' '.join(str(text).split()))}]" for name, text in texts.items()]
    if lines:
        st.markdown("  \n".join(lines))
