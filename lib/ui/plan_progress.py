"""The picture of how far the plan has come, and the same numbers as a table."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.plan_follow_up import progress
from lib.charts.progress import progress_chart
from lib.domain.half_year import HalfYear
from lib.domain.plan_follow_up import Tally
from lib.domain.plan_follow_up_words import PROGRESS, STATUSES
from lib.domain.plan_sentences import progress_sentence
from lib.ui.address import adopt
from lib.ui.figure_charts import show_chart
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

GROUPS = {"focus_area": "Per fokusområde", "lead": "Per nämnd som leder"}
KEY = "plan_per"


def progress_picture(states: pd.DataFrame, tally: Tally, half: HalfYear) -> None:
    """A bar for each focus area or board, divided by status; `plan_per` in the address."""
    by = adopt(KEY, tuple(GROUPS), "focus_area")
    st.segmented_control(
        "Visa läget",
        tuple(GROUPS),
        format_func=lambda group: GROUPS[group],
        key=KEY,
        required=True,
        persist_state="session",
        label_visibility="collapsed",
    )
    if states.empty:
        st.info("Ingen aktivitet passar urvalet. Ta bort ett val med knappen ovan.")
        return
    rows = progress(states, by)
    title, subtitle = progress_sentence(tally), f"Antal aktiviteter efter status, {half.label}. {GROUPS[by]}."
    told = ". ".join(f"{name}: {_counts(group)}" for name, group in rows.groupby("group_name", sort=False))
    show_chart(
        partial(progress_chart, rows, current_scheme()), title, subtitle, f"{title}. {told}.", f"planens-lage-{by}"
    )


def progress_table(states: pd.DataFrame, file_name: str) -> None:
    """The picture's numbers, by what is chosen above it."""
    by = st.session_state[KEY]
    declared_table(
        progress(states, by), PROGRESS, f"{file_name}-lage", f"planens-lage-{by}", bool(states["is_synthetic"].any())
    )


def _counts(group: pd.DataFrame) -> str:
    counts = zip(group["status"], group["count"], strict=True)
    return ", ".join(f"{count} {STATUSES[status]}" for status, count in counts)
