"""All chains from what is seen to what came of it, the breaks in them, and where each is mended."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.chains import break_summary, chain_breaks, chain_steps
from lib.analysis.workspace import Workspace
from lib.charts.chain_steps import chain_steps_chart, state_legend
from lib.domain.chain import BREAK_COLUMNS, BREAK_SUMMARY, BREAKS, CHAIN_COLUMNS
from lib.domain.codes import Role
from lib.ui.figure_charts import show_chart
from lib.ui.link_list import open_link
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

MOST_SHOWN = 5


def chains_view(workspace: Workspace, role: Role) -> None:
    """The picture with the breaks beside, then the same as tables."""
    breaks, steps = chain_breaks(workspace, role), chain_steps(workspace, role)
    summary = break_summary(workspace, role)
    picture_side, break_side = st.columns([3, 2], gap="medium")
    with picture_side:
        told = ". ".join(
            f"{title}: " + ", ".join(f"{row.step_name} {row.state_name}" for row in its.itertuples())
            for title, its in steps.groupby("title", sort=False)
        )
        n_whole = int((~steps["state"].isin(["missing", "partly"])).groupby(steps["problem_id"]).all().sum())
        title = f"{n_whole} av {steps['problem_id'].nunique()} kedjor är hela så långt de har kommit"
        source = "Källa: problemen, orsakerna och åtgärderna i appen."
        told = f"Kedjorna. {title}. {told}."
        chart = partial(chain_steps_chart, steps, current_scheme())
        show_chart(chart, title, f"Steg i kedjan: {state_legend()}", told, "kedjorna", source)
    with break_side:
        _breaks(breaks)
    file_name, is_synthetic = f"{workspace.folder.slug}-kedjor", bool(steps["is_synthetic"].any())
    per_kind, each, all_steps = st.tabs(["Antal luckor", "Varje lucka", "Alla steg"], key="kedjor-tabeller")
    with per_kind:
        declared_table(summary, BREAK_SUMMARY, f"{file_name}-antal", "luckor-antal", is_synthetic)
    with each:
        declared_table(breaks, BREAK_COLUMNS, f"{file_name}-luckor", "luckor", is_synthetic)
    with all_steps:
        declared_table(steps, CHAIN_COLUMNS, file_name, "kedjor", is_synthetic)


def _breaks(breaks: pd.DataFrame) -> None:
    if breaks.empty:
        st.success("Ingen kedja har luckor.", icon=":material/check:")
        return
    for kind, its in breaks.groupby("kind", sort=False):
        words = BREAKS[str(kind)]
        with st.container(gap="xsmall"):
            st.markdown(f"**{words.name}: {len(its)}**  \n:small[{words.mend}]")
            _links(its.head(MOST_SHOWN))
            if len(its) > MOST_SHOWN:
                with st.expander(f"{len(its) - MOST_SHOWN} till", key=f"luckor-{kind}"):
                    _links(its.iloc[MOST_SHOWN:])


def _links(rows: pd.DataFrame) -> None:
    for row in rows.to_dict("records"):
        of = f" ({row['problem']})" if row["problem"] and row["problem"] != row["title"] else ""
        open_link(str(row["address"]), f"{row['title']}{of}", ":material/link_off:")


def chains_sentence(breaks: pd.DataFrame, problems: pd.DataFrame) -> str:
    """How many problems there are, how many were given priority, and how many gaps there are."""
    counts = problems["status"].value_counts()
    given, aside = int(counts.get("prioriterat", 0)), int(counts.get("bortprioriterat", 0))
    told = f"{len(problems)} problem: {given} prioriterade, {aside} bortprioriterade."
    return f"{told} {_counted(len(breaks))} i kedjorna."


def _counted(n_breaks: int) -> str:
    return {0: "Inga luckor", 1: "En lucka"}.get(n_breaks, f"{n_breaks} luckor")
