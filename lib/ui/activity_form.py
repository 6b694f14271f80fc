"""The form by which a board reports an activity: nothing half-written is lost, and nobody writes over anybody."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from lib.actions.plan_follow_up import LONGEST_TEXT, ReportKey, SavedReport, report_activity
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.half_year import HalfYear
from lib.domain.plan import Activity, Plan
from lib.domain.plan_follow_up import NEEDS_REASON, REPORTABLE, TEXTS, ActivityStatus, next_status, reporting_boards
from lib.domain.plan_follow_up_words import MARKED_STATUSES, TEXT_LABELS
from lib.ui.row_draft import SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.session import current_user, settings

WRITES = frozenset({Role.COORDINATOR, Role.BOARD})
FIELDS = ("status", *TEXTS)
HELP = {
    "done": "Kort: vad som har gjorts under halvåret.",
    "result": "Vad som blev annorlunda, och hur ni vet det.",
    "obstacles": "Det som hindrat eller kan hindra arbetet.",
    "next_step": "Vad som händer härnäst, och ungefär när.",
    "reason": "Varför aktiviteten ändrats eller avslutats.",
}


def report_form(
    workspace: Workspace, plan: Plan, activity: Activity, half: HalfYear, history: pd.DataFrame, role: Role
) -> None:
    """One report: the activity, the half-year and the board."""
    if role not in WRITES:
        st.caption("Din roll läser rapporterna. Nämnden eller samordnaren skriver dem.")
        return
    key = ReportKey(activity.id, half, _board(plan, activity))
    place = f"rapport-{plan.id}-{key.activity}-{key.half}-{key.board}"
    row, last = _row_and_last(history, key)
    draft = open_draft(place, _as_form(row) if row else None, _suggestions(last))
    st.markdown(f"**Rapport för {half.label}**")
    tell(place, draft, TEXT_LABELS, {"status": MARKED_STATUSES})
    status = st.selectbox(
        "Status (måste väljas)",
        tuple(str(status) for status in REPORTABLE),
        format_func=MARKED_STATUSES.__getitem__,
        key=field_key(place, "status"),
        persist_state="session",
    )
    if ActivityStatus(status) in NEEDS_REASON:
        _text(place, "reason", "Skäl (måste fyllas i)")
    for name in ("done", "result", "obstacles", "next_step"):
        _text(place, name, TEXT_LABELS[name])
    st.caption("Skriv inget om enskilda personer. Det du skrivit står kvar när du byter filter eller aktivitet.")
    st.button(
        "Spara rapporten",
        key=field_key(place, "spara"),
        type="primary",
        on_click=_save,
        args=(workspace, plan, key, place),
    )


def _save(workspace: Workspace, plan: Plan, key: ReportKey, place: str) -> None:
    """Runs before the page is drawn again. A reason belongs to a status that needs one."""
    if ActivityStatus(st.session_state[field_key(place, "status")]) not in NEEDS_REASON:
        st.session_state[field_key(place, "reason")] = ""

    def write(new: Fields, seen: SavedRow | None) -> SavedRow:
        reporter = current_user()
        today = datetime.now(ZoneInfo(workspace.municipality.time_zone)).date()
        read = None if seen is None else SavedReport(seen.row_id, seen.version)
        saved = report_activity(settings(), workspace.folder, plan, key, new, read, today, reporter)
        return SavedRow(saved.row_id, saved.version)

    save_draft(workspace, place, write, "Rapporten är inte sparad.")


def _text(place: str, name: str, label: str) -> None:
    st.text_area(
        label,
        key=field_key(place, name),
        max_chars=LONGEST_TEXT,
        height=80,
        placeholder=HELP[name],
        persist_state="session",
    )


def _board(plan: Plan, activity: Activity) -> str:
    names = {board.id: board.name for board in plan.boards}
    offered = reporting_boards(plan, activity)
    if len(offered) == 1:
        return offered[0]
    chosen = st.selectbox(
        "Nämnd som rapporterar",
        offered,
        format_func=lambda board: names[board] + (" (leder)" if board == activity.lead else ""),
        key=f"rapport-namnd-{plan.id}-{activity.id}",
        persist_state="session",
    )
    return str(chosen)


def _row_and_last(history: pd.DataFrame, key: ReportKey) -> tuple[Fields | None, Fields | None]:
    """The report itself when there is one, and the board's newest before the half-year."""
    rows = history.to_dict("records")
    own = [row for row in rows if row["is_of_this_plan"] and row["board"] == key.board]
    row = next((row for row in own if row["half_year"] == str(key.half)), None)
    return row, next((row for row in own if row["half_year"] < str(key.half)), None)


def _as_form(row: Fields) -> Fields:
    return {"id": row["id"], "version": row["version"]} | {name: str(row[name] or "") for name in FIELDS}


def _suggestions(last: Fields | None) -> Fields:
    """A new report begins where the last one ended; what was done and came of it is new each time."""
    if last is None:
        return dict.fromkeys(FIELDS, "") | {"status": str(ActivityStatus.NOT_STARTED)}
    kept = {name: last[name] for name in ("obstacles", "next_step")}
    return dict.fromkeys(FIELDS, "") | kept | {"status": str(next_status(ActivityStatus(last["status"])))}
