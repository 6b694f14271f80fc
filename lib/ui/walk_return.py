"""Coming back: the same stops again, before and after side by side, the reports around them, and promises by year."""

from datetime import date, datetime, timedelta

import streamlit as st

from lib.actions.walks import repeat_walk
from lib.analysis.walk_return import Return, promises_by_year, walked_again
from lib.analysis.walk_surroundings import FEWEST_REPORTS, Surroundings, reports_around
from lib.analysis.walks import walk_list, walk_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Change, Role
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.walk_promise import AIM_MONTHS, YEARS
from lib.domain.walk_return import AROUND, BEFORE_AFTER, RINGS_M, Shift
from lib.domain.walk_sentences import around_sentence, return_sentence
from lib.domain.words import number
from lib.ui.address import adopt
from lib.ui.session import current_actor, settings
from lib.ui.tables import declared_table
from lib.ui.walk_choice import open_walk, say_saved, say_wrong

RING = "vandringsring"


def walk_return(workspace: Workspace, walk_id: int, role: Role) -> None:
    """What has changed at the stops since, as far as anything can be said."""
    walk = walk_of(workspace, walk_id, role)
    if walk is None:
        st.info("Vandringen finns inte, eller så får din roll inte se den.")
        return
    again = walked_again(workspace, walk_id, role)
    if again is None:
        _not_yet(workspace, walk_id, walk["starts_at"], role)
    else:
        _side_by_side(workspace, again)
    _reports(workspace, walk_id, role)
    _years(workspace, role)


def _not_yet(workspace: Workspace, walk_id: int, starts: datetime, role: Role) -> None:
    st.markdown(
        "**Stoppen har bara gåtts en gång.** Gå dem igen om några månader, i samma ljus, så går det att jämföra."
    )
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    wished = max(starts.date() + timedelta(days=30 * AIM_MONTHS), date.today() + timedelta(days=14))
    left.date_input("När?", wished, key="aterkomst-dag", format="YYYY-MM-DD")
    right.button("Planera en ny vandring på samma stopp", key="aterkomst-ny", icon=":material/replay:",
                 on_click=_repeat, args=(workspace, walk_id, starts, role))  # fmt: skip


def _repeat(workspace: Workspace, walk_id: int, starts: datetime, role: Role) -> None:
    """Before the page is drawn again; the new walk is opened."""
    when = datetime.combine(st.session_state["aterkomst-dag"], starts.time())
    try:
        made = repeat_walk(settings(), workspace.folder, walk_id, when, date.today(), role, current_actor())
    except InputFault as problem:
        say_wrong(problem)
    except Conflict:
        say_wrong("Vandringen finns inte längre.")
    else:
        say_saved(workspace, "Den nya vandringen har samma stopp. Välj tid, roller och inbjudan.")
        open_walk(str(made))


def _side_by_side(workspace: Workspace, again: Return) -> None:
    shifts = list(again.table["shift"])
    counts = {shift: shifts.count(shift) for shift in Shift}
    st.markdown(f"**{return_sentence(counts[Shift.BETTER], counts[Shift.WORSE], counts[Shift.MIXED], len(shifts))}**")
    st.caption(
        f"Gått {again.first_on} och {again.second_on}. Svaren är några få personers upplevelse en kväll: de visar vad "
        "som syntes, inte vad som gäller alla."
    )
    name = f"{workspace.folder.slug}-vandring-{again.first_id}-{again.second_id}-fore-efter"
    declared_table(again.table, BEFORE_AFTER, name, "vandring-fore-efter", again.is_synthetic)


def _reports(workspace: Workspace, walk_id: int, role: Role) -> None:
    st.markdown("**Rapporter runt stoppen, före och efter**")
    rings = tuple(str(ring) for ring in RINGS_M)
    ring = adopt(RING, rings, "200")
    st.segmented_control("Hur långt från stoppet?", rings, format_func=lambda metres: f"{metres} m", key=RING,
                         required=True, persist_state="session")  # fmt: skip
    around = reports_around(workspace, walk_id, int(ring), role)
    if around.why_not or around.after is None or around.before is None:
        st.info(around.why_not, icon=":material/hourglass_empty:")
        return
    st.markdown(_finding(around))
    name = f"{workspace.folder.slug}-vandring-{walk_id}-rapporter-{ring}m"
    declared_table(around.table, AROUND, name, f"vandring-ring-{ring}", around.is_synthetic)
    with st.expander("Så räknas det", icon=":material/calculate:", key="vandring-ring-metod"):
        st.markdown(
            f"Efter är {around.after.label}, före är samma månader: {around.before.label}. Månaden då ni gick räknas "
            f"till tiden före. Resten av kommunen hade {number(around.n_rest[1])} rapporter före och "
            f"{number(around.n_rest[0])} efter; väntat är så många som det blivit runt stoppet om det följt den "
            f"förändringen. Prövningen är Fishers exakta test, rättat för att flera stopp prövas. Färre än "
            f"{FEWEST_REPORTS} rapporter sammanlagt är för få för att säga. En rapport som ligger nära två stopp "
            "räknas vid båda, men en gång i raden för alla stopp. Fler rapporter kan också bero på att fler vet hur "
            "man rapporterar, till exempel de som var med."
        )


def _finding(around: Surroundings) -> str:
    whole = around.table.iloc[0]
    return around_sentence(int(whole["n_before"]), int(whole["n_after"]), float(whole["expected"]),
                           Change(whole["change"]))  # fmt: skip


def _years(workspace: Workspace, role: Role) -> None:
    """All walks of the municipality: whether promises are kept is seen over years, not after one walk."""
    st.markdown("**Löften efter alla vandringar, år för år**")
    table = promises_by_year(workspace, role, date.today())
    if table.empty:
        st.info("Ingen vandring är genomförd än.")
        return
    is_synthetic = bool(walk_list(workspace, role, date.today())["is_synthetic"].any())
    declared_table(table, YEARS, f"{workspace.folder.slug}-vandringar-loften", "vandring-ar", is_synthetic)
