"""What is done within a focus area: the plan's activities, the factors it works on, its problems and measures."""

import streamlit as st

from lib.analysis.focus_work import focus_factors, focus_measures, focus_problems
from lib.analysis.plan_follow_up import latest_activity_reports
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.factors import Factor
from lib.domain.plan import FocusArea
from lib.domain.selection import Selection
from lib.domain.words import number
from lib.ui.factor_view import factor_columns
from lib.ui.measure_list import measure_list
from lib.ui.plain_text import plain
from lib.ui.tables import declared_table

ACTIVITIES = (
    Column("activity", "Nr", "Planens nummer på aktiviteten"),
    Column("title", "Aktivitet", "Vad som ska göras"),
    Column("status_name", "Läge", "Enligt den senaste rapporten"),
    Column("half_label", "Rapport", "Halvåret som rapporten gäller"),
    Column("lead_name", "Leder", "Nämnden som samordnar och rapporterar"),
    Column("taking_part_names", "Deltar", "Övriga nämnder"),
    Column("done", "Gjort", "Vad nämnden skriver att den gjort"),
    Column("next_step", "Nästa steg", "Vad nämnden tänker göra"),
)


def focus_activities(workspace: Workspace, focus_area: FocusArea, role: Role) -> None:
    """Who does what, and how far it has come by the latest report."""
    reports = latest_activity_reports(workspace, focus_area.id, role)
    st.subheader("Aktiviteter", anchor=False)
    n_reported = int(reports["half"].notna().sum())
    st.text(f"{number(n_reported)} av {number(len(reports))} aktiviteter har rapporterats.")
    declared_table(
        reports, ACTIVITIES, f"aktiviteter-{focus_area.slug}", f"aktiviteter-{focus_area.id}",
        bool(reports["is_synthetic"].any()),
    )  # fmt: skip


def focus_factor_view(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """Protection beside risk, and the gaps."""
    shown, missing = focus_factors(workspace, asked, focus_area, role)
    st.subheader("Skydd och risk som arbetet påverkar", anchor=False)
    if len(shown):
        factor_columns(shown)
    missing_factors(focus_area, missing)


def missing_factors(focus_area: FocusArea, missing: tuple[Factor, ...]) -> None:
    """The factors of the focus area that no figure shows."""
    if missing:
        with st.expander(f"{number(len(missing))} faktorer utan siffror", icon=":material/help:",
                         key=f"faktorer-utan-{focus_area.id}"):  # fmt: skip
            for factor in missing:
                st.markdown(f"**{plain(factor.name)}.** {plain(factor.description)}")


def focus_chain(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """The problems placed here, and the measures."""
    problems = focus_problems(workspace, focus_area)
    st.subheader("Problem", anchor=False)
    if problems.empty:
        st.info("Inga problem är kopplade hit ännu. En motsägelse på sidan Kontraster kan bli ett problem.")
    for row in problems.itertuples():
        st.markdown(f"**{plain(row.title)}** :small[{plain(row.area_name)}]")
    measure_list(focus_measures(workspace, asked, focus_area, role))
