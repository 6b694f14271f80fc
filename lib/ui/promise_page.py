"""One promise: the form, what the citizens read, the measures behind it and how it has read before."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.effect import measure_effect
from lib.analysis.effect_question import effect_indicators
from lib.analysis.measures import measures_of
from lib.analysis.promises import promise_history, promises_of, writes_promises
from lib.analysis.workspace import Workspace
from lib.domain.change_words import VERDICTS
from lib.domain.codes import Role
from lib.domain.links import ObjectKind
from lib.domain.measure_words import MARKED_STATUSES
from lib.domain.promise_words import LABELS, STATUSES
from lib.domain.words import number
from lib.ui.link_list import link_list
from lib.ui.measure_choice import measure_link
from lib.ui.plain_text import plain
from lib.ui.promise_choice import NONE, open_promise, told_once
from lib.ui.promise_form import promise_form
from lib.ui.row_history import row_history

UNCHANGED = "Ingen har ändrat löftet sedan det skrevs eller lästes in."


def back_to_promises() -> None:
    st.button("Till alla löften", key="lofte-tillbaka", icon=":material/arrow_back:", on_click=open_promise,
              args=(NONE,))  # fmt: skip
    told_once()


def new_promise(workspace: Workspace) -> None:
    back_to_promises()
    st.subheader("Nytt löfte", anchor=False)
    promise_form(workspace, None)


def one_promise(workspace: Workspace, row: dict[Any, Any], role: Role, today: date) -> None:
    back_to_promises()
    st.subheader(plain(str(row["title"])), anchor=False)
    st.markdown(f":gray-badge[{STATUSES.get(row['status'], row['status'])}] :small[{plain(str(row['area_name']))}]")
    form_side, told_side = st.columns([3, 2], gap="medium")
    with form_side:
        if writes_promises(role):
            promise_form(workspace, row)
        else:
            st.markdown(plain(str(row["public_text"])) or "Texten för invånarna är inte skriven än.")
        row_history(workspace, row, promise_history(workspace, int(row["id"]), role), LABELS, _text, UNCHANGED,
                    f"lofte-historik-{row['id']}")  # fmt: skip
    with told_side:
        public_view(workspace, int(row["id"]), today)
        _measures(workspace, row, role, today)
        st.markdown("**Hänger ihop med**")
        link_list(workspace, ObjectKind.PROMISE, int(row["id"]), role)


def public_view(workspace: Workspace, promise_id: int, today: date) -> None:
    """What somebody outside sees of this promise, by the same rules."""
    st.markdown("**Så ser invånarna löftet**")
    shown = promises_of(workspace, Role.PUBLIC, today)
    for row in shown[shown["id"] == promise_id].to_dict("records"):
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(row['title'])}**")
            st.caption(plain(f"{row['area_name']} · {row['period_from']} till {row['period_to']}"))
            st.text(row["public_text"])
            st.caption(f"{number(row['n_done'])} av {number(row['n_actions'])} utlovade insatser är gjorda.")
        return
    st.caption("Inte alls: löftet är ett utkast eller har en annan klass än öppen.")


def _measures(workspace: Workspace, row: dict[Any, Any], role: Role, today: date) -> None:
    """The measures of the same problem, and what the figures say of each."""
    measures = measures_of(workspace, role, today)
    its = measures[measures["problem_id"] == row["problem_id"]]
    st.markdown("**Åtgärder mot samma problem**")
    if its.empty:
        st.caption("Löftet hör inte till något problem med åtgärder.")
    for measure in its.to_dict("records"):
        with st.container(gap=None):
            measure_link(str(measure["measure_key"]), str(measure["title"]))
            st.caption(plain(f"{MARKED_STATUSES.get(measure['status'], '')} · {_verdict(workspace, measure, role)}"))


def _verdict(workspace: Workspace, measure: dict[Any, Any], role: Role) -> str:
    if not effect_indicators(workspace):
        return "inget att jämföra med"
    effect = measure_effect(workspace, str(measure["measure_key"]), role)
    return effect.why_not or VERDICTS[effect.verdict]


def _text(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(f"{one['text']} ({one['done_on'] or 'inte gjord'})" for one in value)
    if value is None or pd.isna(value):
        return ""
    return STATUSES.get(str(value), str(int(value)) if isinstance(value, float) else str(value))
