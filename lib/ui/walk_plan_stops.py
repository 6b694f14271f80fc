"""The stops and the route of a walk: on the map and in a list, both of which change them."""

from functools import partial

import streamlit as st

from lib.analysis.walk_route import LEGS, LOOPS, WalkRoute, proposed_route, route_as_planned, route_stops
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.faults import InputFault
from lib.domain.walk import RouteChoice
from lib.domain.words import number
from lib.ui.plain_text import plain
from lib.ui.tables import declared_table
from lib.ui.walk_choice import say_wrong
from lib.ui.walk_plan_loops import loop_buttons
from lib.ui.walk_plan_map import plan_map
from lib.ui.walk_plan_picture import route_picture_buttons
from lib.ui.walk_plan_wishes import route_wishes
from lib.ui.walk_saving import planned_stops, write_stops


def stops_part(workspace: Workspace, walk: Fields, role: Role) -> None:
    """The finding of the route, the map beside the list, and the legs under them."""
    walk_id = int(walk["id"])
    stops = planned_stops(workspace, walk_id, role)
    choice = RouteChoice.from_plain(walk["route_choice"])
    try:
        route = route_as_planned(workspace, route_stops(stops), choice)
    except InputFault as problem:
        st.error("\n\n".join(problem.lines), icon=":material/error:")
        return
    _finding(route)
    loop_buttons(workspace, walk, route, role)
    map_side, list_side = st.columns([3, 2], gap="medium")
    with map_side:
        plan_map(workspace, walk, stops, route, role)
        route_picture_buttons(workspace, walk, route, stops)
    with list_side:
        _order_button(workspace, walk_id, stops, choice, role)
        with st.container(height=470, key="platspanel", border=False, gap="xsmall"):
            for place in range(len(stops)):
                _stop_card(workspace, walk_id, stops, place, role)
    route_wishes(workspace, walk, choice, role)
    _tables(workspace, walk, route)


def _finding(route: WalkRoute) -> None:
    loops = route.loops.to_dict("records")
    if not loops:
        st.markdown("**Vandringen har inga stopp än.** Välj Lägg till stopp och tryck på kartan.")
        return
    told = [
        f"{'Slinga ' + number(loop['loop']) + ': ' if len(loops) > 1 else ''}{number(loop['n_stops'])} stopp, "
        f"{number(loop['metres'])} meter, {number(loop['minutes'])} minuter med tiden vid stoppen"
        for loop in loops
    ]
    st.markdown(f"**{plain('. '.join(told))}.**")
    too_long = [number(loop["loop"]) for loop in loops if str(loop["fits"]).startswith("▲")]
    if too_long:
        st.warning("Rutten är längre än den tid eller längd som är vald. Lägg i bästa ordning, så delas den i slingor, "
                   "eller ge mer tid under Önskemål om rutten.", icon=":material/timer:")  # fmt: skip
    for warning in route.warnings:
        st.warning(plain(warning), icon=":material/warning:")


def _order_button(workspace: Workspace, walk_id: int, stops: list[Fields], choice: RouteChoice, role: Role) -> None:
    st.button(
        "Lägg i bästa ordning", key="vandring-ordna", icon=":material/route:", disabled=len(stops) < 3,
        on_click=partial(_put_in_order, workspace, walk_id, stops, choice, role),
        help="Den kortaste vägen genom alla stopp. Det som inte ryms i tiden blir en slinga till.",
    )  # fmt: skip


def _put_in_order(workspace: Workspace, walk_id: int, stops: list[Fields], choice: RouteChoice, role: Role) -> None:
    found = proposed_route(workspace, route_stops(stops), choice)
    ordered = [stops[at] | {"loop": loop} for loop, part in enumerate(found.order, start=1) for at in part]
    left = [stop for at, stop in enumerate(stops) if at not in {at for part in found.order for at in part}]
    told = "Stoppen ligger i den kortaste ordningen."
    if len(found.order) > 1:
        told += f" Allt ryms inte i tiden: {number(len(found.order))} slingor."
    write_stops(workspace, walk_id, [*ordered, *left], role, told)


def _stop_card(workspace: Workspace, walk_id: int, stops: list[Fields], place: int, role: Role) -> None:
    stop = stops[place]
    key = f"stopp-{stop['id']}"
    with st.container(border=True, key=f"{key}-kort", gap="xsmall"):
        loop = f" · slinga {stop['loop']}" if stop["loop"] > 1 else ""
        st.markdown(f"**{place + 1}** {plain(str(stop['name']))}{loop}")
        if stop["reason"]:
            st.caption(plain(str(stop["reason"])))
        with st.container(horizontal=True, gap="small"):
            move = partial(_move, workspace, walk_id, stops, place)
            st.button("Upp", key=f"{key}-upp", icon=":material/arrow_upward:", type="tertiary", disabled=place == 0,
                      on_click=partial(move, -1, role))  # fmt: skip
            st.button("Ner", key=f"{key}-ner", icon=":material/arrow_downward:", type="tertiary",
                      disabled=place == len(stops) - 1, on_click=partial(move, 1, role))  # fmt: skip
            with st.popover("Ändra", icon=":material/edit:", type="tertiary"):
                _stop_form(workspace, walk_id, stops, place, role)


def _stop_form(workspace: Workspace, walk_id: int, stops: list[Fields], place: int, role: Role) -> None:
    stop = stops[place]
    key = f"stopp-{stop['id']}"
    name = st.text_input("Namn", str(stop["name"]), key=f"{key}-namn", max_chars=120)
    reason = st.text_area("Varför här", str(stop["reason"] or ""), key=f"{key}-skal", max_chars=2000)
    minutes = st.number_input("Minuter här (tomt: som rutten)", 0.0, 60.0, stop["minutes"], 0.5, key=f"{key}-minuter")
    aspects = _aspects(workspace, stop, f"{key}-aspekter")
    changed = stop | {"name": name, "reason": reason, "minutes": minutes, "aspects": aspects}
    new = [changed if at == place else other for at, other in enumerate(stops)]
    st.button("Spara stoppet", key=f"{key}-spara", type="primary",
              on_click=partial(write_stops, workspace, walk_id, new, role, "Stoppet är ändrat."))  # fmt: skip
    rest = [other for at, other in enumerate(stops) if at != place]
    st.button("Ta bort stoppet", key=f"{key}-bort", icon=":material/delete:", on_click=_remove,
              args=(workspace, walk_id, rest, role))  # fmt: skip


def _aspects(workspace: Workspace, stop: Fields, key: str) -> list[str] | None:
    """Which of the checklist is asked there; None for all that the walk asks."""
    names = {aspect.id: aspect.name for aspect in workspace.definitions.checklist.aspects}
    kept = [one for one in stop["aspects"] or () if one in names]
    chosen = st.multiselect(
        "Att titta efter här (tomt: hela checklistan)", tuple(names), kept, format_func=names.__getitem__, key=key,
        placeholder="Hela checklistan",
    )  # fmt: skip
    return chosen or None


def _remove(workspace: Workspace, walk_id: int, rest: list[Fields], role: Role) -> None:
    if len(rest) < 2:
        say_wrong("En vandring behöver minst två stopp. Lägg till ett nytt innan du tar bort det här.")
    else:
        write_stops(workspace, walk_id, rest, role, "Stoppet är borttaget.")


def _move(workspace: Workspace, walk_id: int, stops: list[Fields], place: int, steps: int, role: Role) -> None:
    ordered = list(stops)
    ordered.insert(place + steps, ordered.pop(place))
    write_stops(workspace, walk_id, ordered, role, "Ordningen är ändrad.")


def _tables(workspace: Workspace, walk: Fields, route: WalkRoute) -> None:
    made_up = bool(walk["is_synthetic"])
    name = f"{workspace.folder.slug}-vandring-{walk['id']}"
    with st.expander("Tabell med benen", icon=":material/table_rows:", key="vandring-ben"):
        declared_table(route.legs, LEGS, f"{name}-ben", "vandring-ben", made_up)
        declared_table(route.loops, LOOPS, f"{name}-slingor", "vandring-slingor", made_up)
    with st.expander("Så räknas det", icon=":material/calculate:", key="vandring-metod"):
        st.markdown(plain(route.basis))
        st.markdown(
            "Ordningen är den kortaste som finns för upp till tolv stopp (Held och Karp, 1962). Med fler förbättras en "
            "första rutt tills ingen vändning eller flytt gör den kortare. Ryms inte allt i tiden delas rutten där det "
            "kostar minst. Tiden är gångtid plus tiden vid stoppen."
        )
