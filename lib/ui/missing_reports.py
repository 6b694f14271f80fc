"""What nobody has reported yet: by board, with the reminder to send and the days for the calendar."""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.plan_follow_up import missing_reports
from lib.analysis.workspace import Workspace
from lib.domain.half_year import HalfYear
from lib.domain.plan import Plan
from lib.domain.plan_follow_up import deadlines
from lib.domain.plan_sentences import deadline_sentence
from lib.reports.plan_reminder import deadline_calendar, missing_by_board, reminder_text
from lib.ui.plain_text import plain

MOST_SHOWN = 7


def missing_list(workspace: Workspace, plan: Plan, states: pd.DataFrame, half: HalfYear, today: date) -> None:
    """Deadlines first, then the activities under the board that leads them. All boards, whatever is filtered."""
    missing = missing_reports(states)
    st.subheader(f"Rapporter som saknas: {len(missing)}", anchor=False)
    found = deadlines(plan, half)
    st.caption("  \n".join(plain(deadline_sentence(deadline, today)) for deadline in found) or _no_deadline(half))
    if missing.empty:
        st.success(f"Alla aktiviteter är rapporterade för {half.label}.", icon=":material/check:")
    _boards(missing.head(MOST_SHOWN))
    if len(missing) > MOST_SHOWN:
        with st.expander(f"Visa {len(missing) - MOST_SHOWN} till", key="fler-saknade"):
            _boards(missing.iloc[MOST_SHOWN:])
    if len(missing):
        with st.expander("Påminnelse att skicka", icon=":material/mail:", key="paminnelse"):
            st.code(reminder_text(plan, half, missing), language=None, wrap_lines=True)
    if found:
        time_zone = workspace.municipality.time_zone
        st.download_button(
            "Tiderna till kalendern (.ics)",
            partial(deadline_calendar, plan, half, missing, workspace.folder.slug, today, time_zone),
            file_name=f"{workspace.folder.slug}-rapporter-{half}.ics",
            mime="text/calendar",
            key="plan-ics",
            icon=":material/event:",
            on_click="ignore",
        )


def _boards(missing: pd.DataFrame) -> None:
    with st.container(gap="xsmall"):
        for board, rows in missing_by_board(missing):
            activities = "  \n".join(f"{activity} {plain(title)}" for activity, title in rows)
            st.markdown(f"**{plain(board)}**  \n{activities}")


def _no_deadline(half: HalfYear) -> str:
    return f"Planen anger ingen tid då {half.label} ska vara rapporterad."
