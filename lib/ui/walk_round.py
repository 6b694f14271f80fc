"""The walk itself, for one thumb: the next stop, how it feels, what to look for, and what the group says of it."""

import streamlit as st

from lib.analysis.walk_round import Round, RoundStop, next_note, notes_among, round_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.walk import FEELINGS, WalkStatus
from lib.domain.walk_round import FEELING, LABELS
from lib.domain.words import number
from lib.ui.address import adopt
from lib.ui.plain_text import plain
from lib.ui.walk_round_checklist import checklist_of_stop, one_answer
from lib.ui.walk_round_map import round_map, way_from_me
from lib.ui.walk_round_note import note_form
from lib.ui.walk_round_paper import paper_round
from lib.ui.walk_round_said import said_at_stop
from lib.ui.walk_round_saving import Here, saved_line
from lib.ui.walk_saving import write_walk

STOP, GROUP, WAY = "stopp", "grupp", "vandringssatt"
WAYS = {"telefon": "Gå med telefon", "papper": "Papper och filer"}


def walk_round(workspace: Workspace, walk_id: int, role: Role) -> None:
    """Everything that is answered is saved at once; the stop and the group stand in the address."""
    walked = round_of(workspace, walk_id, role)
    if walked is None:
        st.info("Vandringen finns inte, eller så får din roll inte se den.")
        return
    way = adopt(WAY, tuple(WAYS), "telefon")
    st.segmented_control("Sätt att anteckna", tuple(WAYS), format_func=WAYS.__getitem__, key=WAY, required=True,
                         persist_state="session", label_visibility="collapsed")  # fmt: skip
    if way == "papper":
        paper_round(workspace, walked, role)
    elif not walked.stops:
        st.info("Vandringen har inga stopp än. Lägg till dem under Planera.", icon=":material/pin_drop:")
    else:
        _one_stop(workspace, walked, role)


def _one_stop(workspace: Workspace, walked: Round, role: Role) -> None:
    with st.container(key="ga", gap="small"):
        group = _group(walked)
        stop = _stop(walked, group)
        here = Here(workspace, int(walked.walk["id"]), stop, group, role)
        _heading(walked, stop)
        round_map(here, walked)
        one_answer(here, walked, FEELING, LABELS["feeling"], FEELINGS, "feeling", is_large=True)
        saved_line()
        checklist_of_stop(here, walked)
        note_form(here, walked)
        said_at_stop(here, walked)
        _onwards(here, walked)


def _stop(walked: Round, group: int) -> RoundStop:
    """The one in the address, else where the group has begun to write, else the first where nothing is said."""
    ids = {str(stop.id): stop for stop in walked.stops}
    spoken = set(walked.said["stop_id"].dropna().astype(int))
    first = next((stop for stop in walked.stops if stop.id not in spoken), walked.stops[-1])
    begun = next((stop for stop in walked.stops if next_note(walked.said, stop, group)[1] is not None), first)
    return ids[adopt(STOP, tuple(ids), str(begun.id))]


def _group(walked: Round) -> int:
    groups = tuple(str(n) for n in range(1, walked.n_groups + 1))
    group = adopt(GROUP, groups, "1")
    st.segmented_control(
        LABELS["group_number"], groups, format_func=lambda n: f"Grupp {n}", key=GROUP, required=True, width="stretch",
        persist_state="session", label_visibility="collapsed",
    )  # fmt: skip
    return int(group)


def _heading(walked: Round, stop: RoundStop) -> None:
    """What somebody reads at arm's length: which stop, and the way to it."""
    n_done = walked.said["stop_id"].dropna().nunique()
    loop = f", slinga {stop.loop}" if stop.loop > 1 else ""
    with st.container(gap="xsmall", key=f"vid-stopp-{stop.id}"):
        st.progress(n_done / len(walked.stops), text=f"Stopp {stop.number} av {len(walked.stops)}{loop}")
        st.header(plain(stop.name), anchor=False)
        if stop.metres is not None:
            away = f"{number(stop.metres)} m{f' åt {stop.direction}' if stop.direction else ''}"
            st.markdown(f":material/navigation: **{away}**, cirka {stop.walking_minutes} min från förra stoppet")
        elif stop is walked.stops[0]:
            st.markdown(":material/flag: Här börjar vandringen.")
        way_from_me(stop)
        if stop.reason:
            st.caption(plain(stop.reason))


def _onwards(here: Here, walked: Round) -> None:
    """Large enough for a thumb; after the last stop the walk can be ended."""
    at = walked.stops.index(here.stop)
    before = walked.stops[at - 1] if at else None
    after = walked.stops[at + 1] if at + 1 < len(walked.stops) else None
    with st.container(horizontal=True, gap="small", key="ga-vidare"):
        st.button("Förra", key="ga-forra", icon=":material/arrow_back:", disabled=before is None, on_click=_go,
                  args=(before,))  # fmt: skip
        if after is not None:
            st.button(f"Nästa: {plain(after.name)}", key="ga-nasta", icon=":material/arrow_forward:", type="primary",
                      on_click=_go, args=(after,), width="stretch")  # fmt: skip
        elif walked.walk["status"] != WalkStatus.DONE:
            st.button("Vandringen är klar", key="ga-klar", icon=":material/done_all:", type="primary", width="stretch",
                      on_click=_end, args=(here, walked))  # fmt: skip
        else:
            st.caption("Vandringen är klar. Fortsätt under Protokoll.")
    with st.expander("Alla stopp", key="ga-alla", icon=":material/list:"):
        for stop in walked.stops:
            n = len(notes_among(walked.at(stop)))
            told = f" · {number(n)} {'iakttagelse' if n == 1 else 'iakttagelser'}" if n else ""
            st.button(f"{stop.number}. {plain(stop.name)}{told}", key=f"ga-till-{stop.id}", on_click=_go, args=(stop,),
                      type="tertiary")  # fmt: skip


def _go(stop: RoundStop | None) -> None:
    if stop is not None:
        st.session_state[STOP] = str(stop.id)


def _end(here: Here, walked: Round) -> None:
    """Before the page is drawn again."""
    row_id, version = int(walked.walk["id"]), int(walked.walk["version"])
    told = "Vandringen är klar. Nu ska det beslutas vad det blir av iakttagelserna, under Protokoll."
    write_walk(here.workspace, row_id, version, {"status": str(WalkStatus.DONE)}, here.role, told)
