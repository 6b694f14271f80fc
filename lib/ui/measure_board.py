"""The board: a card for each measure, by how far it has come or by who owns it. A card is moved by its select."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.measures import writes_measures
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.measure import STAGES, MeasureStatus, Stage
from lib.domain.measure_words import MARKED_STATUSES
from lib.domain.measure_words import STAGES as STAGE_NAMES
from lib.domain.words import number
from lib.ui.measure_choice import measure_link, move_measure
from lib.ui.plain_text import plain

STATUSES = tuple(str(status) for status in MeasureStatus)
CARDS_ABREAST = 3
UNBROKEN = "\u2011"
"""A hyphen that a line does not break at: a day stays whole in a narrow card."""


def status_board(workspace: Workspace, shown: pd.DataFrame, role: Role, today: date) -> None:
    """Four columns; on a phone one below the other, each with its number in the heading."""
    in_order = shown.sort_values(["is_late", "status"], ascending=[False, True]).to_dict("records")
    for column, stage in zip(st.columns(len(Stage), gap="small"), Stage, strict=True):
        rows = [row for row in in_order if row["stage"] == stage]
        with column, st.container(border=True, gap="small", key=f"tavla-{stage}"):
            st.markdown(f"**{STAGE_NAMES[stage]}** :gray-badge[{number(len(rows))}]")
            if not rows:
                st.caption("Inga åtgärder här.")
            for row in rows:
                _card(workspace, row, role, today)


def owner_board(workspace: Workspace, shown: pd.DataFrame, role: Role, today: date) -> None:
    """A section for each owner, those without an owner first."""
    for owner, rows in _by_owner(shown):
        late = int(rows["is_late"].sum())
        told = f" :orange-badge[:material/schedule: {number(late)} försenat]" if late else ""
        st.markdown(f"**{plain(owner)}** :gray-badge[{number(len(rows))}]{told}")
        records = rows.to_dict("records")
        for first in range(0, len(records), CARDS_ABREAST):
            for column, row in zip(st.columns(CARDS_ABREAST), records[first : first + CARDS_ABREAST], strict=False):
                with column:
                    _card(workspace, row, role, today)


def _by_owner(shown: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    ordered = shown.assign(has_owner=shown["owner_board"] != "").sort_values(
        ["has_owner", "owner", "is_open", "is_late"], ascending=[True, True, False, False]
    )
    for owner, rows in ordered.groupby("owner", sort=False):
        yield str(owner), rows


def _card(workspace: Workspace, row: dict[Any, Any], role: Role, today: date) -> None:
    due = str(row["due"]).replace("-", UNBROKEN) if row["due"] else ""
    facts = [row["owner"], row["area_name"], f"klar senast {due}" if due else ""]
    with st.container(border=True, gap="xsmall", key=f"kort-{row['id']}"):
        measure_link(str(row["measure_key"]), str(row["title"]))
        st.caption(plain(" · ".join(fact for fact in facts if fact)))
        if row["late"]:
            st.markdown(f":small[:material/schedule: **{plain(row['late'])}**]")
        if row["is_quick"]:
            st.markdown(":gray-badge[:material/bolt: snabb åtgärd]")
        if not writes_measures(role):
            st.markdown(f":gray-badge[{MARKED_STATUSES[row['status']]}]")
            return
        widget = f"flytta-{row['id']}-{row['version']}"
        st.selectbox(
            f"Status för {plain(str(row['title']))}",
            STATUSES,
            index=STATUSES.index(row["status"]) if row["status"] in STAGES else 0,
            format_func=MARKED_STATUSES.__getitem__,
            key=widget,
            label_visibility="collapsed",
            on_change=move_measure,
            args=(workspace, row, widget, today),
        )
