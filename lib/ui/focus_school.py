"""What is a school page's own: protection first, and school by school."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.focus_work import focus_factors
from lib.analysis.protection_first import protection_profile, protection_sentence
from lib.analysis.schools import school_measures, schools_are_shown, schools_compared, schools_sentence
from lib.analysis.workspace import Workspace
from lib.charts.interval_rows import interval_rows_chart
from lib.domain.codes import Role
from lib.domain.indicator import Indicator
from lib.domain.plan import FocusArea
from lib.domain.school_columns import SCHOOLS
from lib.domain.selection import Selection
from lib.domain.words import UNITS, figure, sentence
from lib.ui.address import adopt
from lib.ui.factor_view import factor_columns
from lib.ui.figure_charts import show_chart
from lib.ui.focus_work import missing_factors
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

MEASURE = "skolmatt"


def protection_first(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """The protective side to the left, the risks to the right."""
    _, missing = focus_factors(workspace, asked, focus_area, role)
    profile = protection_profile(workspace, asked, focus_area, role)
    st.subheader("Det som skyddar, och det som är en risk", anchor=False)
    told = protection_sentence(profile)
    if told:
        st.text(told)
    factor_columns(profile)
    missing_factors(focus_area, missing)


def school_by_school(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """A measure that schools report, each school against the municipality."""
    st.subheader("Skola för skola", anchor=False)
    if not schools_are_shown(role):
        st.info("Enskilda skolor visas bara för dem som tar fram lägesbilden, aldrig öppet.")
        return
    ids = school_measures(workspace, focus_area)
    if not ids:
        st.info(
            "Inga siffror per skola finns. Skriv skolorna i reporting_units.yaml, och läs in deras siffror på sidan "
            "Importera med skolans kod i stället för områdets."
        )
        return
    chosen = adopt(MEASURE, ids, ids[0])
    known = workspace.definitions.indicators
    st.selectbox("Mått per skola", ids, format_func=lambda name: known[name].name, key=MEASURE, persist_state="session")
    rows = schools_compared(workspace, asked, chosen, role)
    if rows.empty:
        st.info(f"{known[chosen].name} har inga siffror per skola för den här perioden.")
        return
    _picture(workspace, known[chosen], rows)
    declared_table(rows, SCHOOLS, f"{asked.municipality}-{chosen}-skolor", "skolor", bool(rows["is_synthetic"].any()))
    with st.expander("Så räknas det", icon=":material/calculate:", key="skolor-metod"):
        st.markdown(
            "Strecket är 95 % osäkerhet (Wilson). En skola räknas som högre eller lägre när kommunens tal ligger "
            "utanför strecket. Bland tjugo skolor hamnar ungefär en där av en slump. Färre än 30 elever eller svar "
            "döljs, och då båda könen. Små skolor visas utan namn. Skolor har olika elever: talen säger inte vilken "
            "skola som är bäst."
        )


def _picture(workspace: Workspace, indicator: Indicator, rows: pd.DataFrame) -> None:
    shown = rows[rows["value"].notna()].rename(columns={"unit_name": "name"}).assign(is_chosen=False)
    if shown.empty:
        st.info("Alla skolor har för få elever eller svar för att visas.")
        return
    whole = shown["comparison_value"].iloc[0]
    reference = None if whole != whole or whole is None else float(whole)
    finding = schools_sentence(rows, workspace.municipality.name)
    beside = f". Grått streck: hela kommunen ({figure(reference, indicator.unit)})" if reference is not None else ""
    subtitle = f"{indicator.name}, {UNITS[indicator.unit]}, {rows['period'].iloc[0]}. I namnordning{beside}"
    told = ". ".join(f"{row.name_}: {row.text}" for row in shown.rename(columns={"name": "name_"}).itertuples())
    chart = partial(interval_rows_chart, shown, reference, current_scheme())
    show_chart(chart, finding, sentence(subtitle), f"{finding} {told}.", "skolor", f"Källa: {rows['source'].iloc[0]}.")
