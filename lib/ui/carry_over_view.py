"""What goes on in the next plan, as a draft to build it from."""

from datetime import date
from functools import partial

import streamlit as st

from lib.analysis.activity_history import carry_over
from lib.analysis.plan_follow_up import latest_activity_reports
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.plan import Plan
from lib.domain.plan_follow_up import ActivityStatus
from lib.reports.plan_draft import plan_draft
from lib.ui.plain_text import plain

GOES_ON = frozenset(
    {ActivityStatus.ONGOING, ActivityStatus.DELAYED, ActivityStatus.CHANGED, ActivityStatus.NOT_STARTED}
)


def next_plan(workspace: Workspace, plan: Plan, role: Role, today: date) -> None:
    """The carried-over activities and the file."""
    carried = carry_over(workspace, role)
    with st.expander(f"Till nästa plan: {len(carried)} aktiviteter", icon=":material/forward:", key="nasta-plan"):
        if carried.empty:
            st.text("Ingen aktivitet är rapporterad som ”förs vidare” ännu.")
            return
        rows = zip(carried["activity"], carried["title"], carried["half_label"], strict=True)
        lines = [f"{activity} {plain(title)} :small[({half})]" for activity, title, half in rows]
        st.markdown("  \n".join(lines))
        latest = latest_activity_reports(workspace, None, role)
        open_ones = int(latest["status"].isin(GOES_ON).sum())
        if open_ones and plan.period_to < today.year:
            st.text(f"{open_ones} aktiviteter är inte klara och inte heller förda vidare, fast planens tid är slut.")
        st.caption(
            "Utkastet är en början på nästa plan.yaml, med den senaste rapporten som kommentar. Planen ändras inte "
            "här: fokusområden, mål, indikatorer och nämnder beslutas på nytt. Raden carried_from gör att "
            "historiken följer med."
        )
        st.download_button(
            "Ladda ner utkastet (YAML)",
            partial(plan_draft, plan, carried),
            file_name=f"{workspace.folder.slug}-nasta-plan.yaml",
            mime="application/yaml",
            key="plan-utkast",
            icon=":material/download:",
            on_click="ignore",
        )
