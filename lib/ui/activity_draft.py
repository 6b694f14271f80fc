"""A half-written report: what it started from, what stands in it now, and what became of saving it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from lib.actions.plan_follow_up import Reporter, ReportKey, SavedReport, report_activity
from lib.analysis.workspace import Workspace
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import InputFault
from lib.domain.plan import Plan
from lib.domain.plan_follow_up import NEEDS_REASON, TEXTS, ActivityStatus, next_status
from lib.ui.receipt import saved_now
from lib.ui.session import settings

FIELDS = ("status", *TEXTS)
Texts = dict[str, str]


@dataclass(frozen=True)
class Draft:
    """`base` is what the form started from: the report as it stood, or suggestions when there was none. `theirs` are
    the texts of somebody who saved in the meantime, where both wrote; `taken_over` the fields that only they changed.
    """

    saved: SavedReport | None
    base: Texts
    said: str = ""
    faults: tuple[str, ...] = ()
    is_conflict: bool = False
    theirs: Texts | None = None
    taken_over: tuple[str, ...] = ()


def field_key(plan: Plan, key: ReportKey, name: str) -> str:
    return f"rapport-{plan.id}-{key.activity}-{key.half}-{key.board}-{name}"


def open_draft(plan: Plan, key: ReportKey, row: Fields | None, last: Fields | None) -> Draft:
    """The draft of this session, begun when there is none, and begun anew when nothing has been written in it and
    the report has changed."""
    place = field_key(plan, key, "utkast")
    kept: Draft | None = st.session_state.get(place)
    saved = SavedReport(int(row["id"]), int(row["version"])) if row else None
    if kept is None or (kept.saved != saved and _written(plan, key) == kept.base):
        kept = Draft(saved, _texts(row) if row else _suggestions(last))
        _keep(plan, key, kept)
        _fill(plan, key, kept.base)
    for name in FIELDS:  # a widget that was out of sight may have lost its text, never its key
        st.session_state.setdefault(field_key(plan, key, name), kept.base[name])
    return kept


def save_draft(workspace: Workspace, plan: Plan, key: ReportKey, reporter: Reporter) -> None:
    """Runs before the page is drawn again. Whatever happens, what is written stays in the form."""
    draft: Draft = st.session_state[field_key(plan, key, "utkast")]
    written = _written(plan, key)
    if ActivityStatus(written["status"]) not in NEEDS_REASON:
        written["reason"] = ""
    new = {name: text for name, text in written.items() if draft.saved is None or text != draft.base[name]}
    now = datetime.now(ZoneInfo(workspace.municipality.time_zone))
    if not new:
        _keep(plan, key, replace(draft, said="Inget är ändrat sedan det sparades.", faults=(), is_conflict=False))
        return
    try:
        saved = _report(workspace, plan, key, new, draft.saved, now.date(), reporter)
    except InputFault as problem:
        faults = tuple(str(fault) for fault in problem.faults)
        _keep(plan, key, replace(draft, said="Rapporten är inte sparad. Texten står kvar.", faults=faults))
    except Conflict as conflict:
        _merge(plan, key, draft, written, conflict)
    else:
        _keep(plan, key, Draft(saved, written, said=saved_now(workspace)))
        _fill(plan, key, written)


def take_theirs(plan: Plan, key: ReportKey, name: str) -> None:
    """Give up one's own text of a field for the saved one."""
    draft: Draft = st.session_state[field_key(plan, key, "utkast")]
    theirs = dict(draft.theirs or {})
    st.session_state[field_key(plan, key, name)] = theirs.pop(name)
    _keep(plan, key, replace(draft, theirs=theirs))


def said_once(plan: Plan, key: ReportKey, draft: Draft) -> None:
    """A receipt is told once; a conflict and faults stay until the next try."""
    if draft.said and not draft.faults and not draft.is_conflict:
        _keep(plan, key, replace(draft, said=""))


def _report(
    workspace: Workspace,
    plan: Plan,
    key: ReportKey,
    new: Fields,
    seen: SavedReport | None,
    today: date,
    reporter: Reporter,
) -> SavedReport:
    return report_activity(settings(), workspace.folder, plan, key, new, seen, today, reporter)


def _merge(plan: Plan, key: ReportKey, draft: Draft, written: Texts, conflict: Conflict) -> None:
    """What only they changed is taken in; where both wrote, one's own text stays and theirs stands beside it."""
    now = conflict.theirs
    if now is None:
        _keep(plan, key, Draft(None, draft.base, "Rapporten har tagits bort av någon annan.", is_conflict=True))
        return
    theirs = _texts(now)
    mine = {name for name in FIELDS if written[name] != draft.base[name]}
    _fill(plan, key, {name: written[name] if name in mine else theirs[name] for name in FIELDS})
    both = {name: theirs[name] for name in FIELDS if name in mine and name in conflict.both_changed}
    taken = tuple(name for name in FIELDS if name not in mine and theirs[name] != draft.base[name])
    saved = SavedReport(int(now["id"]), int(now["version"]))
    said = "Någon annan sparade samma rapport medan du skrev."
    _keep(plan, key, Draft(saved, theirs, said, is_conflict=True, theirs=both, taken_over=taken))


def _suggestions(last: Fields | None) -> Texts:
    """A new report begins where the last one ended; what was done and came of it is new each time."""
    if last is None:
        return dict.fromkeys(FIELDS, "") | {"status": str(ActivityStatus.NOT_STARTED)}
    kept = {name: last[name] for name in ("obstacles", "next_step")}
    return dict.fromkeys(FIELDS, "") | kept | {"status": str(next_status(ActivityStatus(last["status"])))}


def _texts(row: Fields) -> Texts:
    return {name: str(row[name] or "") for name in FIELDS}


def _written(plan: Plan, key: ReportKey) -> Texts:
    return {name: str(st.session_state.get(field_key(plan, key, name)) or "").strip() for name in FIELDS}


def _fill(plan: Plan, key: ReportKey, texts: Texts) -> None:
    for name, text in texts.items():
        st.session_state[field_key(plan, key, name)] = text


def _keep(plan: Plan, key: ReportKey, draft: Draft) -> None:
    st.session_state[field_key(plan, key, "utkast")] = draft
