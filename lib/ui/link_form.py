"""Linking by hand: a report to a problem, from either side, and taking a link away again."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from lib.actions.links import link, link_new_problem, unlink
from lib.actions.problems import LONGEST_TITLE, ProblemDraft
from lib.analysis.link_choices import MOST_REPORTS, links_by_hand, may_link, problems_to_link, reports_to_link
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.links import ObjectKind, ObjectRef
from lib.domain.report_words import POLICE_REPORTED
from lib.ui.plain_text import plain
from lib.ui.session import current_actor, settings

SAID = "_koppling_sagt"
NEW_PROBLEM = "nytt"
ORIGIN = "rapport"
Record = dict[Any, Any]
Do = Callable[[str], str]
"""Does what was chosen, and says what it did; raises InputFault or Conflict."""


def link_report(workspace: Workspace, report: Record, role: Role) -> None:
    """On the card of a report: to a problem that is there, or to a new one with the report's facts."""
    if not may_link(role):
        return
    ref = ObjectRef(ObjectKind.REPORT, str(report["id"]))
    _told(ref)
    problems = problems_to_link(workspace, report["id"], report["area_code"], report["category"], role)
    names = {NEW_PROBLEM: "Nytt problem av den här rapporten"} | {
        str(row["id"]): f"{row['title']} ({row['area_name']})" for row in problems.to_dict("records")
    }
    _act(ref, "koppla", "Problem", names, "Koppla till problem", partial(_link_report, workspace, report, role))
    _take_away(workspace, ref, role)


def link_problem(workspace: Workspace, problem: Record, role: Role) -> None:
    """On the page of a problem: to a report, the likeliest first."""
    if not may_link(role):
        return
    ref = ObjectRef(ObjectKind.PROBLEM, str(problem["id"]))
    _told(ref)
    reports = reports_to_link(workspace, problem["id"], problem["area_code"], problem["theme"], role)
    with st.expander("Koppla en rapport", icon=":material/add_link:", key=f"lank-ruta-{problem['id']}"):
        if reports.empty:
            st.caption("Det finns ingen rapport att koppla.")
        else:
            names = {str(row["id"]): _report_name(row) for row in reports.to_dict("records")}
            _act(ref, "koppla", "Rapport", names, "Koppla rapporten", partial(_link_problem, workspace, ref, role))
            st.caption(
                f"Högst {MOST_REPORTS} rapporter visas: först de från samma område och tema, de nyaste överst. "
                "Andra kopplas från rapporten, på sidan Otrygga platser."
            )
    _take_away(workspace, ref, role)


def _take_away(workspace: Workspace, ref: ObjectRef, role: Role) -> None:
    rows = links_by_hand(workspace, ref, role)
    if rows.empty:
        return
    records = {f"{row['kind']}/{row['id']}": row for row in rows.to_dict("records")}
    names = {name: f"{row['title']} ({row['relation']})" for name, row in records.items()}
    with st.popover("Ta bort en koppling", icon=":material/link_off:", key=_key(ref, "lossa-ruta")):
        st.caption("Bara kopplingen tas bort. Det som var kopplat finns kvar.")
        _act(ref, "lossa", "Koppling", names, "Ta bort kopplingen", partial(_unlink, workspace, ref, names, role))


def _act(ref: ObjectRef, what: str, label: str, names: Mapping[str, str], button: str, do: Do) -> None:
    """One thing to choose, and the button that does it."""
    key = _key(ref, what)
    if st.session_state.get(key) not in names:
        st.session_state[key] = None  # what was chosen has been linked, here or by somebody else
    chosen = st.selectbox(
        label, tuple(names), format_func=lambda name: names.get(name, name), index=None, key=key,
        placeholder="Välj", persist_state="session",
    )  # fmt: skip
    st.button(button, key=f"{key}-spara", disabled=chosen is None, on_click=_done, args=(ref, key, do))


def _done(ref: ObjectRef, key: str, do: Do) -> None:
    """Before the page is drawn again, so that the links have it."""
    chosen = st.session_state.get(key)
    if chosen is None:
        return
    try:
        st.session_state[SAID] = (ref, do(str(chosen)), ())
        st.session_state[key] = None
    except InputFault as problem:
        st.session_state[SAID] = (ref, "", problem.lines)
    except Conflict:
        st.session_state[SAID] = (ref, "", ("Någon annan ändrade kopplingen nyss. Se hur den är nu.",))


def _told(ref: ObjectRef) -> None:
    of, said, faults = st.session_state.get(SAID, (None, "", ()))
    if of != ref:
        return
    del st.session_state[SAID]
    if said:
        st.success(plain(said), icon=":material/check:")
    else:
        st.error("Kopplingen är inte ändrad.", icon=":material/error:")
        st.text("\n\n".join(faults))


def _link_report(workspace: Workspace, report: Record, role: Role, chosen: str) -> str:
    before = ObjectRef(ObjectKind.REPORT, str(report["id"]))
    if chosen == NEW_PROBLEM:
        draft = _draft(workspace, report)
        link_new_problem(settings(), workspace.folder, before, draft, current_actor(), role)
        return f"Problemet är skapat och kopplat: {draft.title}. Skriv vidare på det på sidan Problem."
    link(settings(), workspace.folder, before, ObjectRef(ObjectKind.PROBLEM, chosen), current_actor(), role)
    return "Rapporten är kopplad till problemet."


def _link_problem(workspace: Workspace, problem: ObjectRef, role: Role, chosen: str) -> str:
    link(settings(), workspace.folder, ObjectRef(ObjectKind.REPORT, chosen), problem, current_actor(), role)
    return f"Rapport {chosen} är kopplad till problemet."


def _unlink(workspace: Workspace, ref: ObjectRef, names: Mapping[str, str], role: Role, chosen: str) -> str:
    kind, _, object_id = chosen.partition("/")
    other = ObjectRef(ObjectKind(kind), object_id)
    was_there = unlink(settings(), workspace.folder, ref, other, current_actor(), role)
    return f"Kopplingen är borttagen: {names[chosen]}." if was_there else "Kopplingen var redan borttagen."


def _draft(workspace: Workspace, report: Record) -> ProblemDraft:
    place = report["place_name"] or report["area_name"]
    happened = f"{report['event_from']:%Y-%m-%d %H:%M}"
    facts = {
        "Rapport": int(report["id"]),
        "Hände": happened,
        "Kategori": report["category_name"],
        "Slag": report["subcategory_name"],
        "Område": report["area_name"],
        "Plats": report["place_name"],
        "Skäl": report["reason_names"],
        "Önskemål": report["wish_names"],
        "Polisanmält": POLICE_REPORTED.get(report["police_reported"], report["police_reported"]),
    }
    return ProblemDraft(
        title=f"{report['category_name']}: {place}"[:LONGEST_TITLE],
        description=f"Rapporterat {happened}. {report['description']}".strip(),
        origin=f"{ORIGIN}/{report['id']}",
        rows=({name: value for name, value in facts.items() if value},),
        taken_on=date.today(),
        source="Rapporter om platser",
        is_synthetic=bool(report["is_synthetic"]),
        area_code=report["area_code"] if report["area_code"] in workspace.area_names else None,
        theme=report["category"],
    )


def _report_name(row: Record) -> str:
    place = row["place_name"] or row["area_name"]
    return f"{row['event_from']:%Y-%m-%d} · {place} · {row['category_name']} · nr {row['id']}"


def _key(ref: ObjectRef, what: str) -> str:
    return f"lank-{what}-{ref.kind}-{ref.id}"
