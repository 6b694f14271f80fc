"""The promises as cards and on the map: what is promised, how much is done, and whether people have been told."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.palette import ACTIVITY_STATUSES, DIFFERENCE, PAPER
from lib.domain.promise import PromiseStatus
from lib.domain.promise_words import STATUSES, promises_sentence
from lib.domain.words import number
from lib.maps.hot_overlay import HotOverlay, LegendRow, Look
from lib.ui.map_view import area_map
from lib.ui.plain_text import plain
from lib.ui.promise_choice import promise_link

OWING, IN_FORCE, OVER = DIFFERENCE[3], ACTIVITY_STATUSES["pagar"], ACTIVITY_STATUSES["ej_paborjad"]


def promises_finding(promises: pd.DataFrame) -> None:
    current = promises[promises["status"] != PromiseStatus.DRAFT]
    over = current[current["is_over"]]
    st.text(
        promises_sentence(
            int((current["is_in_force"] & ~current["is_over"]).sum()),
            int(current["n_done"].sum()),
            int(current["n_actions"].sum()),
            int((over["effect"] == "").sum()),
            int(over["feedback_given"].isna().sum()),
        )
    )


def promise_cards(promises: pd.DataFrame) -> None:
    for row in promises.to_dict("records"):
        with st.container(border=True, gap="xsmall", key=f"lofte-kort-{row['id']}"):
            promise_link(int(row["id"]), str(row["title"]))
            st.caption(plain(f"{row['area_name']} · {row['period_from']} till {row['period_to']}"))
            st.markdown(f":gray-badge[{STATUSES.get(row['status'], row['status'])}] {_told(row)}")


def promise_map(workspace: Workspace, promises: pd.DataFrame, selected: str | None) -> None:
    looks = {code: _look(name, promises[promises["area_code"] == code]) for code, name in workspace.area_names.items()}
    kinds = {IN_FORCE: "Gäller eller planeras", OWING: "Har gått ut, återkoppling saknas", OVER: "Avslutade"}
    counts = pd.Series([look.fill for look in looks.values()]).value_counts()
    legend = tuple(
        LegendRow(Look(fill, ()), text, str(counts[fill])) for fill, text in kinds.items() if counts.get(fill, 0)
    )
    shown = HotOverlay("Medborgarlöften", looks, legend, selected=selected)
    area_map(workspace, shown, "karta", source="Källa: polisens och kommunens medborgarlöften.")
    whole = int((~promises["area_code"].isin(workspace.area_names)).sum())
    st.caption(f"{number(len(promises) - whole)} löften på kartan, {number(whole)} för hela kommunen.")


def _told(row: dict[Any, Any]) -> str:
    """Both follow-ups: what is done, and what it gave."""
    done = f"{number(row['n_done'])} av {number(row['n_actions'])} insatser gjorda"
    parts = ["perioden är slut"] if row["is_over"] and row["is_in_force"] else []
    parts += [done, "effekten beskriven" if row["effect"] else "effekten inte beskriven"]
    if row["feedback_given"] is not None:
        parts.append(f"återkopplat {row['feedback_given']}")
    elif row["is_over"]:
        parts.append("inte återkopplat")
    return f":small[{plain(', '.join(parts))}]"


def _look(name: str, rows: pd.DataFrame) -> Look:
    if rows.empty:
        return Look(PAPER["light"], (name,))
    lines = [f"{row['title']} ({STATUSES.get(row['status'], row['status'])})" for row in rows.to_dict("records")]
    is_owing = (rows["is_over"] & rows["feedback_given"].isna()).any()
    fill = OWING if is_owing else IN_FORCE if (rows["status"] != PromiseStatus.CLOSED).any() else OVER
    return Look(fill, (name, *lines))
