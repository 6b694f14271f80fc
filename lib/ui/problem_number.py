"""The number that a problem is followed by: as it was taken beside today's, and choosing another."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lib.actions.problem_edits import follow_number
from lib.analysis.problem_numbers import FollowedNumber, newest_period, number_to_take
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.problem import NUMBER_COLUMNS
from lib.ui.plain_text import plain
from lib.ui.receipt import Receipt, saved_now
from lib.ui.session import current_actor, settings
from lib.ui.tables import declared_table

RECEIPT = Receipt("_siffra_svar", "Siffran är inte vald.")
MONTHS = 12
CARRIED = (
    Column("name", "Siffra", "Vad siffran är"),
    Column("value", "Värde", "Som det såg ut den dagen"),
)


def number_view(workspace: Workspace, problem: dict[Any, Any], followed: FollowedNumber | None, role: Role) -> None:
    """Today's answer beside the number that was taken, the numbers that came with the problem, and the choice."""
    RECEIPT.told_once()
    if followed is None:
        st.info("Ingen siffra följs ännu. Välj en nedan: frågan sparas och ställs på nytt varje gång sidan öppnas.")
    else:
        st.markdown(f"**{plain(followed.indicator_name)}.** {plain(followed.sentence)}")
        if followed.has_moved:
            st.warning("Samma fråga ger ett annat svar i dag: uppgifterna har ändrats sedan siffran togs.")
        declared_table(followed.table, NUMBER_COLUMNS, f"{workspace.folder.slug}-problem-{problem['id']}-siffror",
                       "problem-siffror", followed.is_synthetic)  # fmt: skip
    _carried(workspace, problem)
    _choice(workspace, problem, role)


def _carried(workspace: Workspace, problem: dict[Any, Any]) -> None:
    """The rows that a contradiction, or what actors agreed on, brought along."""
    figures = problem["figures"]
    if not isinstance(figures, dict) or not figures.get("rows"):
        return
    st.markdown(f"**Siffror som följde med när problemet skapades {figures['taken_on']}**")
    rows = pd.DataFrame([(name, str(value)) for row in figures["rows"] for name, value in row.items()])
    rows.columns = pd.Index(["name", "value"])
    file_name = f"{workspace.folder.slug}-problem-{problem['id']}-underlag"
    declared_table(rows, CARRIED, file_name, "problem-underlag", bool(figures.get("is_synthetic")))
    st.caption(plain(f"Dataversion {figures['data_version']}. Källa: {figures['source'] or 'inte angiven'}."))


def _choice(workspace: Workspace, problem: dict[Any, Any], role: Role) -> None:
    known = workspace.definitions.indicators
    period = newest_period(workspace, MONTHS)
    if period is None:
        st.caption("Det finns inga uppgifter att välja en siffra ur. Läs in en fil: python -m lib import FIL")
        return
    chosen = st.selectbox(
        "Siffra att följa", tuple(known), format_func=lambda name: known[name].name, key=f"siffra-{problem['id']}",
        index=None, placeholder="Välj en indikator", persist_state="session",
    )  # fmt: skip
    if chosen is None:
        return
    area = problem["area_code"] if "area" in known[chosen].levels else None
    themes = (problem["theme"],) if problem["theme"] and known[chosen].computed_from != "values" else ()
    taken = number_to_take(workspace, chosen, themes, area, period, role)
    where = workspace.area_names.get(area, workspace.municipality.name) if area else workspace.municipality.name
    if taken is None:
        st.info(f"Det finns ingen siffra för {where}, {period.label}, som får visas.")
        return
    question = {
        "indicator": chosen, "themes": list(themes), "area": area, "period": str(period), "taken": taken,
        "taken_on": date.today().isoformat(),
    }  # fmt: skip
    st.button(f"Följ {known[chosen].name}, {where}, {period.label}", key=f"folj-{problem['id']}", type="primary",
              on_click=_take, args=(workspace, problem, question, role))  # fmt: skip


def _take(workspace: Workspace, problem: dict[Any, Any], question: dict[str, Any], role: Role) -> None:
    try:
        follow_number(
            settings(), workspace.folder, int(problem["id"]), int(problem["version"]), question, role, current_actor()
        )
        RECEIPT.say(f"{saved_now(workspace)}. Siffran står kvar med dag och dataversion.")
    except InputFault as fault:
        RECEIPT.say_refused(fault)
    except Conflict:
        RECEIPT.say_refused("Någon annan sparade problemet nyss. Läs det och välj siffran igen.")
