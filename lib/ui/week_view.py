"""The week of the chosen place: when it happens."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.hours import FEWEST, weekday_hours
from lib.analysis.workspace import Workspace
from lib.charts.week import week_chart
from lib.domain.codes import Role
from lib.domain.place_question import CountedTable
from lib.domain.selection import Selection
from lib.domain.words import number
from lib.ui.address import adopt
from lib.ui.figure_charts import show_chart
from lib.ui.hot_time_view import NOT_FOR_ROLE

TABLES: dict[CountedTable, str] = {"events": "Anmälda brott", "reports": "Rapporter om platser"}


def week_picture(workspace: Workspace, asked: Selection, role: Role) -> None:
    """Weekday by hour, for crimes or reports; too few events make no picture, and that is said."""
    st.subheader("När i veckan", anchor=False)
    table: CountedTable = "reports" if adopt("veckobild", tuple(TABLES), "events") == "reports" else "events"
    st.segmented_control(
        "Visa",
        tuple(TABLES),
        format_func=lambda name: TABLES[name],
        key="veckobild",
        required=True,
        persist_state="session",
    )
    hours = weekday_hours(workspace, asked, table, role)
    if hours.empty and workspace.is_open:
        st.info(NOT_FOR_ROLE)
        return
    if hours.empty:
        st.info(f"Färre än {FEWEST} händelser med känd tid: för få för en bild av veckan.")
        return
    title = _busiest(hours)
    subtitle = f"{TABLES[table]}, {number(hours['weight'].sum())} händelser med känd tid"
    show_chart(partial(week_chart, hours), title, subtitle, f"Veckobild. {title}. {subtitle}.", "vecka")
    st.caption("Är tiden ett intervall delas händelsen ut över timmarna i det (aoristisk fördelning).")


def _busiest(hours: pd.DataFrame) -> str:
    """The three-hour stretch that holds most, in words."""
    stretches = hours.assign(stretch=hours["hour"] // 3 * 3).groupby(["weekday_name", "stretch"])["share_pct"].sum()
    day, hour = stretches.idxmax()
    return f"Mest på {day}ar kl. {hour:02d}–{hour + 3:02d}: {number(stretches.max(), 1)} % av veckan"
