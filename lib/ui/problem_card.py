"""One problem at a glance: the decision, how far its chain has come, where and when, and the picture of its causes."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.cause_tree import causes_of
from lib.analysis.problem_numbers import FollowedNumber
from lib.analysis.workspace import Workspace
from lib.charts.cause_tree import cause_tree_chart
from lib.domain.chain import STEP_SYMBOLS
from lib.domain.codes import Role
from lib.domain.links import ObjectKind
from lib.domain.problem import CAUSE_COLUMNS, LABELS, MAYBE, STATUSES
from lib.domain.words import number
from lib.ui.figure_charts import show_chart
from lib.ui.link_form import link_problem
from lib.ui.link_list import link_list, open_link
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

MOST_BREAKS = 5


def finding(problem: dict[Any, Any], steps: pd.DataFrame) -> None:
    """The decision with its reason, and the steps of the chain with their symbols."""
    its = steps[steps["problem_id"] == problem["id"]]
    rank = f" Prioritet {number(problem['together'], 1)} av 3." if problem["together"] is not None else ""
    st.markdown(f"**{plain(STATUSES[problem['status']])}**.{rank} {plain(problem['status_reason'] or '')}")
    st.markdown(" ".join(f":gray-badge[{STEP_SYMBOLS[one.state]} {one.step_name}]" for one in its.itertuples()))


def missing_links(problem: dict[Any, Any], breaks: pd.DataFrame) -> None:
    """What is missing in the chain, as links to where it is mended."""
    missing = breaks[breaks["problem"] == problem["title"]]
    if missing.empty:
        return
    with st.container(border=True, gap="xsmall", key="problemluckor"):
        st.markdown("**Det här saknas i kedjan**")
        for row in missing.head(MOST_BREAKS).to_dict("records"):
            open_link(str(row["address"]), f"{row['kind_name']}: {row['title']}", ":material/link_off:")
        if len(missing) > MOST_BREAKS:
            st.caption(f"{len(missing) - MOST_BREAKS} till står under Alla kedjor.")


def cause_picture(problem: dict[Any, Any], nodes: pd.DataFrame) -> None:
    """The tree of causes, with the finding as its title."""
    causes = nodes[nodes["kind"] == "cause"]
    gaps = int(causes["has_gap"].sum())
    title = "Ingen orsak är skriven ännu" if causes.empty else _title(len(causes), gaps)
    told = ". ".join(f"{row.note}: {row.label}" for row in nodes.itertuples())
    show_chart(
        partial(cause_tree_chart, nodes, current_scheme()), title,
        "Symptom, orsaker, orsakernas orsaker och åtgärder. Streckad kant: ingen åtgärd",
        f"Orsaksträd. {title}. {told}.", f"orsaker-{problem['id']}", "Källa: orsakerna som är skrivna till problemet.",
    )  # fmt: skip


def facts(workspace: Workspace, problem: dict[Any, Any], followed: FollowedNumber | None) -> None:
    """What, where, when and who, and the number that is followed."""
    with st.container(border=True, gap="small", key="problemkort"):
        st.markdown(plain(problem["description"] or "Ingen beskrivning ännu."))
        lines = [f"**{label}** {plain(text)}" for label, text in _facts(workspace, problem) if text]
        st.markdown(":small[" + "]  \n:small[".join(lines) + "]" if lines else "")
        if followed is not None:
            first = followed.table.iloc[0]
            st.markdown(f"**{plain(followed.indicator_name)}** {plain(first['value'])}")
            st.caption(plain(f"{first['period']}, taget {first['taken_on']}. {followed.sentence}"))


def hangs_together(workspace: Workspace, problem: dict[Any, Any], role: Role) -> None:
    with st.container(border=True, key="problemlankar"):
        link_list(workspace, ObjectKind.PROBLEM, problem["id"], role)
        link_problem(workspace, problem, role)


def cause_table(workspace: Workspace, problem: dict[Any, Any], role: Role) -> None:
    rows = causes_of(workspace, problem["id"], role)
    if rows.empty:
        return
    with st.expander("Tabell: orsakerna med källor", icon=":material/table:", key="orsaker-tabell"):
        name = f"{workspace.folder.slug}-orsaker-{problem['id']}"
        declared_table(rows, CAUSE_COLUMNS, name, "orsaker", bool(rows["is_synthetic"].any()))


def _title(n_causes: int, gaps: int) -> str:
    if n_causes == 1:
        return "Den enda orsaken saknar åtgärd" if gaps else "Den enda orsaken har en åtgärd"
    return f"{gaps} av {n_causes} orsaker saknar åtgärd" if gaps else f"Alla {n_causes} orsaker omfattas av en åtgärd"


def _facts(workspace: Workspace, problem: dict[Any, Any]) -> list[tuple[str, str]]:
    known = workspace.definitions
    areas = {one.id: one.name for one in known.plan.focus_areas} if known.plan else {}
    levels = {level.id: level.name for version in known.pyramid.versions for level in version.levels}
    signal = problem["is_signal_crime"]
    where = [text for text in (problem["place"], problem["area_name"]) if text]
    when = [str(problem[name]) for name in ("season", "weekdays", "hours") if problem[name]]
    return [
        ("Var:", ", ".join(where)),
        ("När:", "; ".join(when)),
        ("Vem utsätts:", problem["exposed"] or ""),
        ("Fokusområde:", areas.get(problem["focus_area"], "")),
        ("Våldspyramiden:", levels.get(problem["pyramid_level"], "")),
        ("Signalbrott:", "" if signal is None else MAYBE[bool(signal)]),
        (f"{LABELS['review_by']}:", str(problem["review_by"] or "")),
        ("Skrivet av:", f"{problem['reviewed_by'] or 'kommunens egen fil'}"),
    ]
