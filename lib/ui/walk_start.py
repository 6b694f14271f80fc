"""Beginning to plan a walk: which area, why, and what sort of walk."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.actions.walks import create_walk
from lib.analysis.walk_days import days_after_event, days_to_walk, light_of
from lib.analysis.walk_proposals import PROPOSED, walk_proposals
from lib.analysis.walk_route import RouteStop, proposed_route
from lib.analysis.walk_stop_proposals import STOPS, stop_proposals
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.faults import InputFault
from lib.domain.walk import KINDS, Light, RouteChoice, WalkKind
from lib.domain.words import number
from lib.ui.address import adopt
from lib.ui.made_once import came_twice, note_made
from lib.ui.plain_text import plain
from lib.ui.session import current_actor, settings
from lib.ui.tables import declared_table
from lib.ui.walk_choice import open_walk, say_saved, say_wrong, told_once
from lib.ui.walk_ground import walk_ground
from lib.ui.walk_steps import back_to_walks

AREA, KIND, EVENT = "vandringsomrade", "vandring-slag", "vandring-handelse"
MINUTES = 90
BEGUN = (WalkKind.ORDINARY, WalkKind.FAST)
MOST_SHOWN = 3


def start_walk(workspace: Workspace, role: Role) -> None:
    """The areas that most speaks for, the proposed stops of the chosen one, and the button that makes a draft."""
    back_to_walks()
    told_once()
    st.subheader("Planera en vandring", anchor=False)
    if workspace.areas.empty:
        st.info("Kommunen har inga områden inlästa än, så stoppen får ingen plats på kartan. Läs in dem med: "
                "python -m lib areas load FIL", icon=":material/map:")  # fmt: skip
        return
    proposals = walk_proposals(workspace, date.today(), role)
    _proposals(proposals)
    codes = [
        *proposals["area_code"],
        *(code for code in workspace.area_names if code not in set(proposals["area_code"])),
    ]
    area = adopt(AREA, codes, codes[0])
    names = workspace.area_names
    st.selectbox("Område", codes, format_func=lambda code: names[code], key=AREA, persist_state="session")
    stops = stop_proposals(workspace, area, role)
    kind = st.radio(
        "Slag av vandring", BEGUN, key=KIND, format_func=lambda one: KINDS[one].capitalize(), horizontal=True
    )
    event = _event() if kind == WalkKind.FAST else None
    st.button("Gör ett utkast", key="vandring-utkast", type="primary", disabled=len(stops) < 2,
              on_click=partial(_begin, workspace, area, kind, event, role))  # fmt: skip
    if len(stops) < 2:
        st.caption("Det finns för få rapporter med plats här för ett förslag. Börja med egna stopp:")
        st.button("Gör ett utkast med egna stopp", key="vandring-eget",
                  on_click=partial(_begin, workspace, area, kind, event, role))  # fmt: skip
    _stops(workspace, stops, area)


def _proposals(proposals: pd.DataFrame) -> None:
    if proposals.empty:
        st.info("Inget i rapporterna talar för något område mer än för ett annat. Välj själv, eller läs in rapporter: "
                "python -m lib import FIL", icon=":material/info:")  # fmt: skip
        return
    first = proposals.iloc[0]
    st.markdown(f"**Mest talar för {plain(str(first['area_name']))}: {plain(str(first['why']))}**")
    for row in proposals.iloc[1:MOST_SHOWN].to_dict("records"):
        st.caption(plain(f"{row['area_name']}: {row['why']}"))
    with st.expander("Alla områden med skäl", icon=":material/table_rows:", key="vandring-forslag"):
        declared_table(
            proposals, PROPOSED, "forslag-vandringar", "vandring-forslag", bool(proposals["is_synthetic"].any())
        )
        st.caption(
            "Poängen är hjälp att sortera: 2 när rapporterna är fler än folkmängden ger (Poisson, 1 %), 3 när de är "
            "minst dubbelt så många; 1 för minst fem rapporter om mörker; 2 när färre känner sig trygga fast få brott "
            "anmäls; 1 när rapporterna säger mer än brotten; 1 för en het plats; 1 när ingen vandring gjorts på två "
            "år; −2 när en gjordes det senaste året. Färre än fem rapporter ger inga poäng."
        )


def _stops(workspace: Workspace, stops: pd.DataFrame, area: str) -> None:
    if stops.empty:
        return
    st.markdown(f"**{number(len(stops))} förslag på stopp, där rapporterna ligger tätast**")
    made_up = workspace.municipality.is_demo
    declared_table(stops, STOPS, f"forslag-stopp-{area}", "vandring-stoppforslag", made_up)


def _event() -> datetime:
    day_side, time_side = st.columns(2)
    with day_side:
        day = st.date_input(
            "När hände det?", date.today(), key=f"{EVENT}-dag", format="YYYY-MM-DD", max_value=date.today()
        )
    with time_side:
        at = st.time_input("Klockan", time(22, 0), key=f"{EVENT}-tid")
    return datetime.combine(day if isinstance(day, date) else date.today(), at or time(22, 0))


def _begin(workspace: Workspace, area: str, kind: str, event: datetime | None, role: Role) -> None:
    """A draft with the proposed stops in their best order and the first proposed day; then its page opens."""
    proposals = stop_proposals(workspace, area, role)
    stops = _in_order(workspace, proposals.to_dict("records")) if len(proposals) >= 2 else _own(workspace, area)
    fields = {
        "title": f"Trygghetsvandring i {workspace.area_names[area]}"[:120],
        "area_code": area,
        "kind": kind,
        "minutes": MINUTES,
        "route_choice": RouteChoice().plain(),
    } | _days(workspace, kind, event, proposals)
    if came_twice(EVENT, fields):
        return
    try:
        made = create_walk(settings(), workspace.folder, walk_ground(workspace), fields, stops, date.today(), role,
                           current_actor())  # fmt: skip
    except InputFault as problem:
        say_wrong(problem)
        return
    note_made(EVENT, fields)
    say_saved(workspace, "Utkastet är gjort. Ändra stopp, tid och inbjudan.")
    open_walk(str(made))


def _days(workspace: Workspace, kind: str, event: datetime | None, proposals: pd.DataFrame) -> Fields:
    is_dark = len(proposals) == 0 or proposals["n_evening"].sum() * 2 >= proposals["n_reports"].sum()
    light, today = Light.DARK if is_dark else Light.LIGHT, date.today()
    if kind == WalkKind.FAST and event is not None:
        fast = days_after_event(workspace, event, today, MINUTES)
        found = [] if fast is None else [fast]
    else:
        found = list(days_to_walk(workspace, today, MINUTES, light))
    if not found:
        starts = datetime.combine(today + timedelta(days=28), time(18, 0))
        return {"starts_at": starts, "light": str(light_of(workspace, starts))}
    names = ("starts_at", "meeting_before", "meeting_after", "solo_light", "solo_dark")
    return {name: getattr(found[0], name) for name in names} | {"light": str(found[0].light)}


def _in_order(workspace: Workspace, rows: Sequence[dict[Any, Any]]) -> list[Fields]:
    route = proposed_route(
        workspace, tuple(RouteStop(row["name"], row["lon"], row["lat"]) for row in rows), RouteChoice()
    )
    kept = ("name", "lon", "lat", "reason", "aspects")
    return [{name: rows[at][name] for name in kept} | {"loop": loop}
            for loop, part in enumerate(route.order, start=1) for at in part]  # fmt: skip


def _own(workspace: Workspace, area: str) -> list[Fields]:
    """Two stops in the middle of the area, to be moved: a walk has at least two."""
    shape = workspace.areas.loc[workspace.areas["area_code"] == area].geometry.iloc[0]
    at = shape.representative_point()
    return [
        {"name": f"Stopp {n}", "lon": at.x + n / 1000, "lat": at.y, "reason": "Byt till en plats som ni väljer."}
        for n in (1, 2)
    ]
