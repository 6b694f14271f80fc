"""Women and men, girls and boys, beside each other."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lib.analysis.sexes_compared import gap_sentence, sexes_compared
from lib.analysis.workspace import Workspace
from lib.charts.sexes import sexes_chart
from lib.domain.codes import Role
from lib.domain.plan import FocusArea
from lib.domain.selection import Selection
from lib.domain.sex_columns import COMPARED
from lib.domain.words import UNITS, listing, sentence
from lib.ui.figure_charts import show_chart
from lib.ui.tables import declared_table


def sexes_beside(
    workspace: Workspace, asked: Selection, focus_area: FocusArea, words: Mapping[str, str], role: Role
) -> None:
    """A chart for each unit that the focus area's measures are in, under the finding, and the table."""
    ids = page_measures(focus_area)
    rows = sexes_compared(workspace, asked, ids, role)
    first, second = words.values()
    st.subheader(f"{first}, {second.lower()}", anchor=False)
    split = [name for name in ids if "sex" in workspace.definitions.indicators[name].breakdowns]
    without = [workspace.definitions.indicators[name].name for name in split if name not in set(rows["indicator"])]
    if rows.empty:
        st.info("Inga av fokusområdets mått har siffror för båda könen ännu.")
        return
    for column, (unit, part) in zip(st.columns(rows["unit"].nunique()), rows.groupby("unit", sort=False), strict=True):
        with column:
            finding = gap_sentence(part, words)
            told = ". ".join(
                f"{row.measure_name}, {words[row.sex].lower()}: {row.value_text}" for row in part.itertuples()
            )
            periods = ", ".join(dict.fromkeys(part["period"]))
            subtitle = f"{sentence(UNITS[unit])}, hela kommunen, {periods}. Streck: 95 % osäkerhet"
            source = f"Källa: {'; '.join(dict.fromkeys(part['source']))}."
            show_chart(
                partial(sexes_chart, part, words), finding, subtitle, f"{told}.", f"kon-{focus_area.id}-{unit}", source
            )
    if without:
        st.caption(f"Saknar siffror för båda könen: {listing(without)}.")
    with st.expander("Tabell: båda könen", icon=":material/table:", key=f"kon-tabell-{focus_area.id}"):
        file_name = f"{asked.municipality}-{focus_area.slug}-kon"
        declared_table(rows, COMPARED, file_name, f"kon-{focus_area.id}", bool(rows["is_synthetic"].any()))


def page_measures(focus_area: FocusArea) -> tuple[str, ...]:
    """What the plan follows in the focus area, and what is shown beside it."""
    planned = (name for indicator in focus_area.indicators for name in indicator.measures)
    return tuple(dict.fromkeys((*planned, *focus_area.further_measures)))
