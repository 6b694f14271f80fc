"""The walks: which are planned, which are done, and who still waits to hear what came of it."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.walks import WALK_LIST
from lib.analysis.workspace import Workspace
from lib.domain.walk import COMING, STATUSES, WalkStatus, WalkStep
from lib.domain.walk_words import day_words
from lib.domain.words import number
from lib.ui.plain_text import plain
from lib.ui.tables import declared_table
from lib.ui.walk_choice import NEW, open_walk


def walks_finding(walks: pd.DataFrame) -> None:
    coming = walks[walks["status"].isin(COMING)]
    done, owed = walks[walks["status"] == WalkStatus.DONE], walks[walks["has_debt"]]
    parts = [f"{_many(len(coming))} planeras" if len(coming) else "Ingen vandring är planerad",
             f"{number(len(done))} är gjorda" if len(done) else "ingen är gjord än"]  # fmt: skip
    told = f"{' och '.join(parts)}."
    if len(owed):
        longest = int(owed["days_owed"].max())
        waits = (
            "Deltagarna på en vandring väntar"
            if len(owed) == 1
            else f"Deltagarna på {number(len(owed))} vandringar väntar"
        )
        told += f" {waits} på återkoppling, längst {number(longest)} dagar."
    st.markdown(f"**{plain(told)}**")


def new_walk_button() -> None:
    st.button("Planera en vandring", key="vandring-ny", icon=":material/add:", type="primary", on_click=open_walk,
              args=(NEW,))  # fmt: skip


def walk_cards(walks: pd.DataFrame) -> None:
    """Those that wait for something first: the debts, what is planned, then what is done."""
    owed = walks[walks["has_debt"]].sort_values("days_owed", ascending=False)
    coming = walks[walks["status"].isin(COMING)].sort_values("starts_at")
    rest = walks[~walks["has_debt"] & ~walks["status"].isin(COMING)]
    for title, rows, step in (
        ("Återkoppling saknas", owed, WalkStep.PROTOCOL),
        ("Planeras", coming, WalkStep.PLAN),
        ("Gjorda", rest, WalkStep.PROTOCOL),
    ):
        if len(rows):
            st.markdown(f"**{title}**")
            _cards(rows.to_dict("records"), step)


def walk_table(workspace: Workspace, walks: pd.DataFrame) -> None:
    with st.expander("Tabell med alla vandringar", icon=":material/table_rows:", key="vandringar-alla"):
        made_up = bool(walks["is_synthetic"].any())
        declared_table(walks, WALK_LIST, f"{workspace.folder.slug}-vandringar", "vandringar", made_up)


def _cards(rows: Iterable[dict[Any, Any]], step: str) -> None:
    for row in rows:
        with st.container(border=True, gap="xsmall", key=f"vandringskort-{row['id']}"):
            title = f"**{plain(str(row['title']))}**"
            st.button(title, key=f"vandring-oppna-{row['id']}", type="tertiary", on_click=open_walk,
                      args=(str(row["id"]), step))  # fmt: skip
            status = STATUSES.get(row["status"], str(row["status"]))
            facts = [status, day_words(row["starts_at"]), str(row["area_name"]), _counted(row)]
            st.caption(plain(" · ".join(fact for fact in facts if fact)))
            if row["has_debt"]:
                st.caption(plain(str(row["owed"])))


def _counted(row: dict[Any, Any]) -> str:
    if row["n_observations"]:
        return (
            f"{number(row['n_observations'])} iakttagelser: {number(row['n_measures'])} blir åtgärder, "
            f"{number(row['n_not_possible'])} inte möjliga, {number(row['n_undecided'])} inte beslutade"
        )
    return f"{number(row['n_stops'])} stopp"


def _many(n: int) -> str:
    return "1 vandring" if n == 1 else f"{number(n)} vandringar"
