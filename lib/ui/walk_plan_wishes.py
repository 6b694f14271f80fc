"""What the route is asked for: loop or open, how long, how fast, and what to keep away from."""

from functools import partial

import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.walk import RouteChoice
from lib.domain.words import number
from lib.ui.walk_saving import write_walk

LOOP, MINUTES, SPEED, STOP, METRES = (
    f"vandring-rutt-{name}" for name in ("slinga", "minuter", "fart", "stopp", "meter")
)
SHAPES = {"slinga": "Slinga, tillbaka till början", "oppen": "Öppen väg"}


def route_wishes(workspace: Workspace, walk: Fields, choice: RouteChoice, role: Role) -> None:
    """Saved by its button, since each change counts the route anew."""
    with st.expander("Önskemål om rutten", icon=":material/tune:", key="vandring-onskemal"):
        left, middle, right = st.columns(3)
        with left:
            shape = st.radio(
                "Form", tuple(SHAPES), 0 if choice.is_loop else 1, key=LOOP, format_func=SHAPES.__getitem__
            )
        with middle:
            minutes = st.number_input("Högst minuter, med stoppen", 15, 240, round(choice.most_minutes), 5, key=MINUTES)
            metres = st.number_input("Högst meter (tomt: ingen gräns)", 200, 20_000,
                                     None if choice.most_metres is None else round(choice.most_metres), 100,
                                     key=METRES)  # fmt: skip
        with right:
            a_stop = st.number_input("Minuter vid varje stopp", 1.0, 30.0, choice.minutes_a_stop, 0.5, key=STOP)
            told = "Fyra är vanlig gångfart. Välj tre med barnvagn, rullator eller många."
            speed = st.number_input("Gångfart, km/tim", 1.0, 6.0, choice.speed_kmh, 0.5, key=SPEED, help=told)
        wished = choice.plain() | {"is_loop": shape == "slinga", "most_minutes": float(minutes), "speed_kmh": speed,
                                   "minutes_a_stop": a_stop, "most_metres": metres}  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            _button(workspace, walk, "Spara önskemålen", wished, role, "spara", is_primary=True)
            if choice.start or choice.end:
                _button(workspace, walk, "Ta bort start och mål", wished | {"start": None, "end": None}, role, "andar")
            if choice.avoid:
                label = f"Ta bort det som undviks ({number(len(choice.avoid))})"
                _button(workspace, walk, label, wished | {"avoid": []}, role, "undvik")


def _button(
    workspace: Workspace, walk: Fields, label: str, wished: Fields, role: Role, key: str, is_primary: bool = False
) -> None:
    save = partial(write_walk, workspace, int(walk["id"]), int(walk["version"]), {"route_choice": wished}, role,
                   "Önskemålen är sparade.")  # fmt: skip
    st.button(label, key=f"vandring-rutt-{key}-knapp", type="primary" if is_primary else "secondary", on_click=save)
