"""The activities as a table: a click chooses one. The file holds the whole latest report of each."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.domain.plan import Activity, Plan
from lib.domain.plan_follow_up_words import ACTIVITIES, HORIZONS, PREVENTION
from lib.reports.csv_file import declared_bytes
from lib.ui.address import adopt
from lib.ui.noted import noted_download

CHOSEN, TABLE = "aktivitet", "plan-aktiviteter"
ROW, HEAD, MOST_PIXELS = 35, 38, 560
WIDTHS = {"Nr": 45, "Status": 125, "Aktivitet": 330, "Leder": 190, "Senaste rapport": 110, "Horisont": 115,
          "Målområden": 95, "Prevention": 170}  # fmt: skip


def chosen_activity(plan: Plan, shown: pd.DataFrame) -> Activity:
    """By the list of names or a click in the table; `aktivitet` in the address. It stays when the list is narrowed,
    so that nothing half-written goes out of sight."""
    by_id = {activity.id: activity for activity in plan.activities}
    first = next(iter(shown["activity"]), next(iter(by_id)))
    chosen = adopt(CHOSEN, tuple(by_id), first)
    st.selectbox(
        "Välj aktivitet",
        tuple(by_id),
        format_func=lambda name: f"{name} {by_id[name].title}",
        key=CHOSEN,
        persist_state="session",
    )
    return by_id[chosen]


def activity_list(shown: pd.DataFrame, file_name: str) -> None:
    if shown.empty:
        st.info("Ingen aktivitet passar urvalet.")
        return
    table = _readable(shown)
    ids = tuple(shown["activity"])
    st.dataframe(
        table,
        hide_index=True,
        height=min(MOST_PIXELS, HEAD + ROW * len(table)),
        key=TABLE,
        on_select=lambda: _choose_clicked(ids),
        selection_mode="single-cell",
        column_config={name: st.column_config.TextColumn(width=width) for name, width in WIDTHS.items()},
    )
    noted_download(
        "Ladda ner listan (CSV)",
        partial(declared_bytes, shown, ACTIVITIES, bool(shown["is_synthetic"].any())),
        file_name=f"{file_name}.csv",
        mime="text/csv",
        key="plan-csv",
        icon=":material/download:",
    )


def _readable(shown: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Nr": shown["activity"],
            "Status": shown["status_name"],
            "Aktivitet": shown["title"],
            "Leder": shown["lead_name"],
            "Senaste rapport": shown["half_label"],
            "Horisont": shown["horizon"].map(HORIZONS),
            "Målområden": shown["target_areas"],
            "Prevention": shown["prevention"].map(PREVENTION),
            "Deltar": shown["taking_part_names"],
        }
    )


def _choose_clicked(ids: tuple[str, ...]) -> None:
    cells = st.session_state[TABLE]["selection"]["cells"]
    if cells and cells[0][0] < len(ids):
        st.session_state[CHOSEN] = ids[cells[0][0]]
