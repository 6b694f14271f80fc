"""Which measure, by what it is judged, and beside what."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.effect_answer import MeasureEffect
from lib.analysis.effect_question import Around, EffectQuestion, effect_indicators
from lib.analysis.effect_ring import SPOT_METRES, ways_around
from lib.analysis.measures import measures_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.selection import Selection
from lib.domain.words import number
from lib.ui.address import adopt, adopt_many, names_unknown
from lib.ui.measure_choice import CHOSEN, NONE, NOT_HERE, measure_link, open_measure

OWN = "fran-atgarden"
SHOWN = "_provad_atgard"
"""The select's own key: a measure that the page chose itself is not the one that stands open elsewhere."""
REST, SIMILAR, PICKED = "resten", "liknande", "egna"
AROUND: dict[str, Around] = {"granser": "neighbours", "ring-omrade": "area", "ring-plats": "spot"}
AROUND_NAMES: dict[Around, str] = {
    "neighbours": "Områdena som gränsar till",
    "area": "En ring runt området",
    "spot": f"En ring runt platsen ({SPOT_METRES} meter)",
}
WIDTHS = ("250", "500", "1000")
COMPARISONS = {REST: "Resten av kommunen", SIMILAR: "Liknande områden", PICKED: "Områden jag väljer"}


def measure_choice(
    workspace: Workspace, measures: pd.DataFrame, answers: dict[str, MeasureEffect], role: Role
) -> str:  # fmt: skip
    """The key of the measure, at first the latest that can be judged; `atgard` in the address, as on /atgarder."""
    titles = {
        row["measure_key"]: f"{row['title']} ({row['area_name']}, {row['started']})"
        for row in measures.to_dict("records")
    }
    judged = [key for key in titles if not answers[key].why_not]
    if names_unknown(CHOSEN, tuple(titles)):
        _tell_missing(workspace, st.query_params[CHOSEN], role)
    st.session_state[SHOWN] = adopt(CHOSEN, (NONE, *titles), NONE) or next(iter(judged or titles))
    return str(
        st.selectbox(
            "Åtgärd",
            tuple(titles),
            format_func=lambda key: titles[key],
            key=SHOWN,
            persist_state="session",
            on_change=_open_shown,
        )
    )


def _open_shown() -> None:
    open_measure(str(st.session_state[SHOWN]))


def _tell_missing(workspace: Workspace, measure_key: str, role: Role) -> None:
    """A measure that has not begun, or has no area, is there but has nothing to be compared with."""
    known = measures_of(workspace, role).set_index("measure_key")["title"].to_dict()
    if measure_key not in known:
        st.warning(NOT_HERE, icon=":material/link_off:")
        return
    st.warning(
        "Åtgärden i adressen har ingen startdag eller inget område än, och kan inte jämföras. Här visas en annan.",
        icon=":material/link_off:",
    )
    measure_link(measure_key, str(known[measure_key]), ":material/build:")


def effect_question(workspace: Workspace, asked: Selection, measure: dict[Any, Any], role: Role) -> EffectQuestion:
    """By what and beside what, and where it may have moved; the themes are those of the shared filter, when it has
    any."""
    known = workspace.definitions.indicators
    ids = (OWN, *effect_indicators(workspace))
    adopt("utfall", ids, OWN)
    adopt("jamforelse", tuple(COMPARISONS), REST)
    left, right, around = st.columns(3)
    outcome = left.selectbox(
        "Bedöms med",
        ids,
        format_func=lambda name: "Åtgärdens eget tema" if name == OWN else known[name].name,
        key="utfall",
        persist_state="session",
        help="Utan eget val: alla brott i åtgärdens tema, eller rapporter när inga brott har temat. Teman kan väljas i "
        "knappen överst.",
    )
    compared = right.selectbox(
        "Jämförs med",
        tuple(COMPARISONS),
        format_func=lambda code: COMPARISONS[code],
        key="jamforelse",
        persist_state="session",
        help="Platsen och områdena runt om är aldrig med i jämförelsen.",
    )
    with around:
        moved, width = _around(ways_around(measure, role))
    picked = _picked(workspace) if compared == PICKED else ()
    return EffectQuestion(
        indicator_id=None if outcome == OWN else outcome,
        themes=asked.themes,
        compared_with="similar" if compared == SIMILAR else "rest",
        areas=picked,
        around=moved,
        ring_m=width,
    )


def _around(ways: tuple[Around, ...]) -> tuple[Around, int | None]:
    """Where it may have moved: the areas beside, or a ring of a width in metres."""
    possible = tuple(code for code, way in AROUND.items() if way in ways)
    if len(possible) == 1:
        return "neighbours", None
    adopt("runtom", possible, possible[0])
    chosen = st.selectbox(
        "Kan ha flyttat till",
        possible,
        format_func=lambda code: AROUND_NAMES[AROUND[code]],
        key="runtom",
        persist_state="session",
        help="Ringen mäts i meter och räknar bara det som har en plats på kartan.",
    )
    if AROUND[chosen] == "neighbours":
        return "neighbours", None
    adopt("bredd", WIDTHS, "500")
    width = st.selectbox(
        "Ringens bredd",
        WIDTHS,
        format_func=lambda metres: f"{number(int(metres))} meter",
        key="bredd",
        persist_state="session",
    )
    return AROUND[chosen], int(width)


def _picked(workspace: Workspace) -> tuple[str, ...]:
    names = workspace.area_names
    adopt_many("jamforda", tuple(names))
    chosen = st.multiselect(
        "Områden att jämföra med",
        tuple(names),
        format_func=lambda code: names[code],
        key="jamforda",
        placeholder="Resten av kommunen tills du väljer",
        persist_state="session",
    )
    return tuple(sorted(chosen))
