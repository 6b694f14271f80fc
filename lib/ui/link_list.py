"""What an object hangs together with, as links to the pages where each thing is."""

from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import streamlit as st

from lib.analysis.links import linked
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.links import Direction, ObjectKind
from lib.ui.plain_text import plain

PAGES = Path(__file__).resolve().parents[2] / "pages"
HEADINGS = {Direction.BEFORE: "Kommer från", Direction.AFTER: "Leder till"}
ICONS = {
    ObjectKind.REPORT: ":material/campaign:",
    ObjectKind.ENTRY: ":material/visibility:",
    ObjectKind.CONTRAST: ":material/compare:",
    ObjectKind.PROBLEM: ":material/report_problem:",
    ObjectKind.CAUSE: ":material/account_tree:",
    ObjectKind.MEASURE: ":material/build:",
    ObjectKind.PROMISE: ":material/handshake:",
    ObjectKind.WALK: ":material/directions_walk:",
    ObjectKind.OBSERVATION: ":material/directions_walk:",
    ObjectKind.ACTIVITY: ":material/checklist:",
    ObjectKind.INDICATOR: ":material/monitoring:",
    ObjectKind.ASSESSMENT: ":material/traffic:",
    ObjectKind.VERSION: ":material/inventory_2:",
}
MOST_SHOWN, WIDTH = 5, 440
"""Links before they are folded away, and pixels for each direction."""


def link_list(workspace: Workspace, kind: ObjectKind, object_id: object, role: Role) -> None:
    """What came before and what came after, each as a link; or that nothing is linked yet."""
    rows = linked(workspace, kind, object_id, role)
    if rows.empty:
        st.caption("Inget är länkat hit ännu.")
        return
    with st.container(horizontal=True, gap="medium"):  # beside each other where there is room
        for direction, heading in HEADINGS.items():
            its = rows[rows["direction"] == direction]
            with st.container(gap="xsmall", width=WIDTH):
                st.markdown(f"**{heading}**")
                if its.empty:
                    st.caption("Inget ännu.")
                _links(its.head(MOST_SHOWN))
                if len(its) > MOST_SHOWN:
                    with st.expander(f"{len(its) - MOST_SHOWN} till", key=f"lankar-{kind}-{object_id}-{direction}"):
                        _links(its.iloc[MOST_SHOWN:])


def open_link(address: str, label: str, icon: str | None = None) -> None:
    """A link to a page with its question, such as `/problem?problem=12`; plain text where there is no such page."""
    parts = urlsplit(address)
    file = _page_file(parts.path.strip("/"))
    if file is None:
        st.markdown(plain(label))
        return
    question = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    st.page_link(file, label=plain(label), icon=icon, query_params=question)


def _links(rows: pd.DataFrame) -> None:
    for row in rows.to_dict("records"):
        title, relation = str(row["title"]), str(row["relation"])
        open_link(str(row["address"]), f"{title} ({relation})", ICONS[row["kind"]])


@cache
def _page_file(name: str) -> str | None:
    """The page's file as the navigation knows it, by its address."""
    found = next(PAGES.glob(f"*/{name}.py"), None)
    return None if found is None else str(found)
