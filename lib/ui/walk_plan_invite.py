"""Who is invited: roles and numbers, groups, what is missing, the invitation and the calendar file."""

from functools import partial

import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.moment import utc_now
from lib.domain.walk import (
    INVITED_ROLES,
    LABELS,
    LONGEST_LINES,
    LONGEST_TEXT,
    MOST_PEOPLE,
    STATUSES,
    RoleCount,
    WalkStatus,
    role_counts,
)
from lib.domain.walk_words import group_words, invitation_text, missing_roles
from lib.reports.walk_calendar import walk_calendar
from lib.ui.plain_text import plain
from lib.ui.walk_saving import write_walk

LINES = ("meeting_place", "leader_role", "secretary_role")
TEXTS = ("purpose", "accessibility", "announced", "aim")
PLANNED = (WalkStatus.DRAFT, WalkStatus.PLANNED, WalkStatus.CANCELLED)


def invite_part(workspace: Workspace, walk: Fields, role: Role) -> None:
    """The finding, the numbers, the texts, and the files to send."""
    key = f"vandring-{walk['id']}-{walk['version']}"
    kept = {one.role: one for one in role_counts(walk["roles_invited"])}
    numbers = _numbers(kept, key)
    counts = [RoleCount(name, n, kept[name].n_came if name in kept else None) for name, n in numbers.items()
              if n or (name in kept and kept[name].n_came)]  # fmt: skip
    _told(counts)
    changes: Fields = {"roles_invited": [vars(one) for one in counts]} | _texts(workspace, walk, key)
    with st.container(horizontal=True, gap="small"):
        st.button("Spara", key="vandring-inbjudan-spara", type="primary",
                  on_click=partial(write_walk, workspace, int(walk["id"]), int(walk["version"]), changes, role,
                                   "Inbjudan är sparad."))  # fmt: skip
        st.download_button(
            "Kalenderfil för de tre mötena", walk_calendar(walk, workspace.folder.slug,
                                                           workspace.municipality.time_zone, utc_now()),
            file_name=f"{workspace.folder.slug}-vandring-{walk['id']}.ics", mime="text/calendar",
            key="vandring-ics", icon=":material/event:", on_click="ignore",
        )  # fmt: skip
    st.caption("Kalenderfilen och texten gäller det som är sparat. Skriv roller, aldrig namn.")


def _numbers(kept: dict[str, RoleCount], key: str) -> dict[str, int]:
    st.markdown("**Hur många av varje roll bjuds in?**")
    numbers = {}
    columns = st.columns(3)
    for at, (name, words) in enumerate(INVITED_ROLES.items()):
        with columns[at % 3]:
            n = kept[name].n_invited if name in kept else 0
            numbers[name] = int(st.number_input(words.capitalize(), 0, MOST_PEOPLE, n, 1, key=f"{key}-roll-{name}"))
    return numbers


def _told(counts: list[RoleCount]) -> None:
    n_invited = sum(one.n_invited for one in counts)
    st.markdown(f"**{plain(group_words(n_invited))}**")
    if n_invited > MOST_PEOPLE:
        st.error(f"Högst {MOST_PEOPLE} kan gå och höra varandra. Bjud in färre, eller planera två vandringar.",
                 icon=":material/groups:")  # fmt: skip
    if missing := missing_roles(counts):
        st.warning(plain(missing), icon=":material/person_off:")


def _texts(workspace: Workspace, walk: Fields, key: str) -> Fields:
    changes: Fields = {}
    changes["title"] = st.text_input(LABELS["title"], str(walk["title"]), key=f"{key}-title", max_chars=120)
    for column, name in zip(st.columns(len(LINES)), LINES, strict=True):
        changes[name] = column.text_input(LABELS[name], str(walk[name] or ""), key=f"{key}-{name}",
                                      max_chars=LONGEST_LINES[name])  # fmt: skip
    for name in TEXTS:
        changes[name] = st.text_area(LABELS[name], str(walk[name] or ""), key=f"{key}-{name}", height=80,
                                     max_chars=LONGEST_TEXT)  # fmt: skip
    area = workspace.area_names.get(str(walk["area_code"]), workspace.municipality.name)
    proposed = invitation_text(str(walk["title"]), walk["starts_at"], int(walk["minutes"] or 90), walk["light"],
                               str(changes["meeting_place"]), area)  # fmt: skip
    changes["invitation"] = st.text_area(LABELS["invitation"], str(walk["invitation"] or proposed), height=260,
                                         key=f"{key}-invitation", max_chars=LONGEST_TEXT)  # fmt: skip
    if walk["status"] in PLANNED:
        places = [str(status) for status in PLANNED]
        changes["status"] = st.selectbox(LABELS["status"], places, places.index(str(walk["status"])),
                                         format_func=STATUSES.__getitem__, key=f"{key}-status")  # fmt: skip
    return changes
