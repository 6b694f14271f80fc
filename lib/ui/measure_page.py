"""One measure: what it is, whether it helped, what it hangs together with, and how it has read before."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.effect import measure_effect
from lib.analysis.effect_answer import MeasureEffect
from lib.analysis.effect_question import effect_indicators
from lib.analysis.measures import measure_history, writes_measures
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.links import ObjectKind
from lib.domain.measure_words import LABELS, LEVELS_EXPLAINED, MARKED_STATUSES, PREVENTION
from lib.domain.plan_follow_up_words import HORIZONS
from lib.ui.effect_notes import theme_words
from lib.ui.effect_view import effect_pictures, periods_words, verdict_box
from lib.ui.link_list import link_list
from lib.ui.measure_choice import CHOSEN, NONE, open_measure, told_once
from lib.ui.measure_form import measure_form
from lib.ui.plain_text import plain
from lib.ui.row_history import row_history

HELPED = "pages/arbete/hjalpte_det.py"
UNCHANGED = "Ingen har ändrat åtgärden sedan den skrevs eller lästes in."


def back_to_list() -> None:
    st.button("Till alla åtgärder", key="atgard-tillbaka", icon=":material/arrow_back:", on_click=open_measure,
              args=(NONE,))  # fmt: skip
    told_once()


def new_measure(workspace: Workspace, measures: pd.DataFrame, today: date, start: Fields) -> None:
    """The form of a measure that nobody has written yet."""
    back_to_list()
    st.subheader("Ny åtgärd", anchor=False)
    st.caption(
        "Bara rubriken måste fyllas i nu. Resten kan fyllas i efter hand; det som saknas syns på problemets sida."
    )
    measure_form(workspace, None, measures, today, start)


def one_measure(workspace: Workspace, row: dict[Any, Any], measures: pd.DataFrame, role: Role, today: date) -> None:
    """The form to the left, what the figures say and what it is linked with to the right."""
    back_to_list()
    _heading(row)
    form_side, effect_side = st.columns([3, 2], gap="medium")
    with form_side:
        if writes_measures(role):
            measure_form(workspace, row, measures, today, {})
        else:
            _facts(row)
        row_history(workspace, row, measure_history(workspace, int(row["id"]), role), LABELS, _text, UNCHANGED,
                    f"atgard-historik-{row['id']}")  # fmt: skip
    effect = _effect_of(workspace, row, role)
    with effect_side:
        st.markdown("**Hjälpte det?**")
        _verdict(row, effect)
        st.markdown("**Hänger ihop med**")
        link_list(workspace, ObjectKind.MEASURE, int(row["id"]), role)
    if effect is not None and len(effect.table):
        st.caption(f"{plain(periods_words(effect))}.")
        effect_pictures(effect, theme_words(workspace, effect))


def _heading(row: dict[Any, Any]) -> None:
    kinds = [PREVENTION.get(row["prevention"], ""), LEVELS_EXPLAINED.get(row["level"], ""),
             HORIZONS.get(row["horizon"], "")]  # fmt: skip
    facts = [row["owner"], row["area_name"], ", ".join(kind for kind in kinds if kind)]
    with st.container(gap="xsmall"):
        st.subheader(plain(str(row["title"])), anchor=False)
        late = f" :orange-badge[:material/schedule: {plain(row['late'])}]" if row["late"] else ""
        st.markdown(f":gray-badge[{MARKED_STATUSES.get(row['status'], row['status'])}]{late}")
        st.caption(plain(" · ".join(fact for fact in facts if fact)))


def _facts(row: dict[Any, Any]) -> None:
    """What those who do not write measures may read."""
    shown = {name: row[name] for name in LABELS if name in row and row[name] not in ("", None, False)}
    lines = [f"{LABELS[name]}: {plain(str(value))}" for name, value in shown.items() if value == value]
    st.markdown("  \n".join(lines))


def _effect_of(workspace: Workspace, row: dict[Any, Any], role: Role) -> MeasureEffect | None:
    """Before and after beside the comparison; None where the municipality has nothing that can be counted by area."""
    return measure_effect(workspace, str(row["measure_key"]), role) if effect_indicators(workspace) else None


def _verdict(row: dict[Any, Any], effect: MeasureEffect | None) -> None:
    """What the figures say; what people themselves say of the result stands in the form."""
    if effect is None:
        st.caption("Det finns inga räknade händelser att jämföra före och efter med.")
        return
    verdict_box(effect)
    if not effect.why_not:
        st.page_link(HELPED, label="Välj annan jämförelse på Hjälpte det?", icon=":material/rule:",
                     query_params={CHOSEN: str(row["measure_key"])})  # fmt: skip


def _text(value: object) -> str:
    if value is None or value != value or value == "":
        return ""
    if isinstance(value, float):
        return str(int(value))
    return " ".join(MARKED_STATUSES.get(str(value), str(value)).split())
