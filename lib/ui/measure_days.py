"""The days of the measures, month by month, and the same days as a file for the calendar."""

from datetime import date

import pandas as pd
import streamlit as st

from lib.analysis.measures import measure_days
from lib.analysis.workspace import Workspace
from lib.domain.measure_words import DAYS_AHEAD
from lib.domain.period import Month
from lib.domain.words import sentence
from lib.reports.measure_calendar import measure_calendar
from lib.ui.measure_choice import measure_link
from lib.ui.tables import declared_table

ICONS = {"started": ":material/play_arrow:", "due": ":material/flag:", "follow_up_on": ":material/rule:",
         "review_by": ":material/update:"}  # fmt: skip


def day_list(workspace: Workspace, shown: pd.DataFrame, today: date) -> None:
    """What is late first, then each month with its days."""
    days, slug = measure_days(shown), workspace.folder.slug
    if days.empty:
        st.info("Ingen öppen åtgärd i urvalet har någon dag att hålla reda på.")
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        late = days[days["is_late"]]
        if len(late):
            st.markdown("**Har passerat**")
            _rows(late)
        ahead = days[~days["is_late"]]
        for month, rows in ahead.groupby(ahead["day"].map(lambda day: Month(day.year, day.month)), sort=True):
            st.markdown(f"**{sentence(month.label)}**")
            _rows(rows)
    with right:
        st.download_button(
            "Dagarna till kalendern (.ics)",
            measure_calendar(days, slug, today, workspace.municipality.time_zone),
            file_name=f"{slug}-atgarder.ics",
            mime="text/calendar",
            key="atgarder-ics",
            icon=":material/event:",
            on_click="ignore",
        )
        st.caption("Filen öppnas i vilket kalenderprogram som helst. Läs in den igen när dagarna har ändrats.")
        declared_table(days, DAYS_AHEAD, f"{slug}-atgarder-dagar", "atgarder-dagar", bool(shown["is_synthetic"].any()))


def _rows(days: pd.DataFrame) -> None:
    with st.container(gap=None):
        for row in days.to_dict("records"):
            label = f"{row['day']}: {row['what_name'].lower()}, {row['title']}"
            measure_link(str(row["measure_key"]), label, ICONS[row["what"]])
