"""Who meets whom, how content they are, what is agreed until when, and how the work is organised."""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.agreement_targets import horizon_names, target_activities, target_sentence
from lib.analysis.collaboration import (
    MONTHS_TO_TELL,
    forum_order,
    meeting_sentence,
    meeting_years,
    meetings,
    written_agreements,
)
from lib.analysis.network import meeting_network
from lib.analysis.workspace import Workspace
from lib.charts.matrix import matrix_chart
from lib.charts.network import network_chart
from lib.domain.collaboration_words import ACTOR_TYPES, AGREEMENTS, MEETINGS, TARGETS
from lib.domain.plan import Agreement, OrganisationLevel
from lib.domain.words import listing
from lib.ui.address import adopt
from lib.ui.figure_charts import show_chart
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

YEAR = "motesar"
MADE_UP_NOTE = "Vem som kom är påhittat i exemplet. Forum utan ordet Exempel finns på riktigt."


def who_meets_whom(workspace: Workspace) -> None:
    """The year's meetings as a matrix, a network and a table; how to begin where nobody has written them down."""
    st.subheader("Vem möter vem", anchor=False)
    years = meeting_years(workspace)
    if not years:
        st.info(
            "Ingen har skrivit ner vem som kom till vilket forum. Fyll i collaboration.yaml i kommunens mapp, efter "
            "mallen i data/mall. Bara organisationer, inga namn på personer."
        )
        return
    options = tuple(str(year) for year in years)
    chosen = adopt(YEAR, options, options[0])
    met = meetings(workspace, int(chosen))
    finding, choice = st.columns([4, 1], vertical_alignment="bottom")
    finding.text(meeting_sentence(met))
    choice.selectbox("År", options, key=YEAR, persist_state="session")
    matrix, network = st.columns(2, gap="medium")
    with matrix:
        _matrix(workspace, met)
    with network:
        _network(met)
    if met["is_synthetic"].any():
        st.caption(MADE_UP_NOTE)
    with st.expander("Tabell: vem som var med", icon=":material/table:", key="moten-tabell"):
        declared_table(
            met, MEETINGS, f"{workspace.folder.slug}-moten-{chosen}", "moten", bool(met["is_synthetic"].any())
        )


def _matrix(workspace: Workspace, met: pd.DataFrame) -> None:
    rows = met.rename(columns={"actor_short": "row", "forum_short": "column", "type": "group"})
    actors = list(dict.fromkeys(rows["row"]))
    chart = partial(matrix_chart, rows, actors, forum_order(workspace, met), dict(ACTOR_TYPES), current_scheme())
    show_chart(chart, "Aktörer och forum", "Fylld ruta: kom minst en gång under året", _alt_text(met), "moten-matris")


def _network(met: pd.DataFrame) -> None:
    net = meeting_network(met)
    chart = partial(network_chart, net.nodes, net.links, dict(ACTOR_TYPES), current_scheme())
    subtitle = "En linje för varje aktör i ett forum. Större prick: fler linjer"
    show_chart(chart, "Samma sak som nät", subtitle, _alt_text(met), "moten-nat")


def _alt_text(met: pd.DataFrame) -> str:
    forums = [f"{name}: {listing(list(rows['actor_name']))}" for name, rows in met.groupby("forum_name", sort=False)]
    return f"Vem som kom till vilket forum {met['year_text'].iloc[0]}. " + ". ".join(forums) + "."


def agreement_list(workspace: Workspace) -> None:
    """Every agreement with its days; those that soon run out are told first."""
    st.subheader("Avtal", anchor=False)
    table = written_agreements(workspace, date.today())
    if table.empty:
        st.info("Inga avtal finns i planen eller i collaboration.yaml.")
        return
    for row in table[table["state"] == "runs_out"].itertuples():
        st.warning(
            f"Löper ut inom {MONTHS_TO_TELL} månader: {plain(row.name)}, sista dag {row.valid_to_text}. "
            "Bestäm om det ska förlängas.",
            icon=":material/event_busy:",
        )
    declared_table(table, AGREEMENTS, f"{workspace.folder.slug}-avtal", "avtal", bool(table["is_synthetic"].any()))


def organisation_levels(workspace: Workspace) -> None:
    """What is decided or done at each level, and by whom."""
    plan = workspace.definitions.plan
    if plan is None or not (plan.organisation or plan.collaboration_bodies):
        return
    st.subheader("Så är arbetet ordnat", anchor=False)
    if plan.collaboration_bodies:
        st.text("Ledningen av samverkan: " + " ↔ ".join(plan.collaboration_bodies))
    if plan.organisation:
        for column, level in zip(st.columns(len(plan.organisation)), plan.organisation, strict=True):
            with column:
                _level(level)


def _level(level: OrganisationLevel) -> None:
    with st.container(border=True, height="stretch", gap="xsmall", key=f"niva-{level.id}"):
        st.markdown(f"**{plain(level.name)}**")
        st.caption(plain(level.description))
        for body in level.bodies:
            st.markdown(f":small[**{plain(body.name)}.** {plain(body.role)}]")


def agreement_targets(workspace: Workspace) -> None:
    """The agreement's target areas and activities: which recur, and on what horizon."""
    plan = workspace.definitions.plan
    if plan is None or plan.agreement is None or not plan.agreement.activities:
        return
    agreement, table = plan.agreement, target_activities(plan)
    st.subheader("Avtalets målområden och aktiviteter", anchor=False)
    st.caption(plain(f"{agreement.name}: {listing(list(agreement.parties))}. {agreement.goal}"))
    rows = table.explode("targets").dropna(subset=["targets"])
    rows = rows.rename(columns={"activity_name": "row", "targets": "column", "horizon": "group"})
    targets = [target.id for target in agreement.target_areas]
    picture, names = st.columns([3, 2], gap="medium")
    with picture:
        chart = partial(
            matrix_chart, rows, list(table["activity_name"]), targets, horizon_names(plan), current_scheme()
        )
        told = ". ".join(f"{row.activity_name}: {row.targets_text}" for row in table.itertuples())
        finding = target_sentence(table, len(targets))
        subtitle = "Fylld ruta: aktiviteten står under målområdet. Färg: horisont"
        show_chart(chart, finding, subtitle, f"{finding} {told}.", "malomraden", f"Källa: {agreement.name}.")
    with names:
        _target_names(agreement)
    declared_table(table, TARGETS, f"{workspace.folder.slug}-malomraden", "malomraden", False)


def _target_names(agreement: Agreement) -> None:
    for target in agreement.target_areas:
        details = f" :small[:gray[{plain('; '.join(target.details))}]]" if target.details else ""
        st.markdown(f"**{target.id}** {plain(target.name)}{details}")
    if agreement.note:
        st.caption(plain(agreement.note))
