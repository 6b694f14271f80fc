"""The form by which a board reports an activity: nothing half-written is lost, and nobody writes over anybody."""

import pandas as pd
import streamlit as st

from lib.actions.plan_follow_up import LONGEST_TEXT, Reporter, ReportKey
from lib.analysis.workspace import Workspace
from lib.domain.actors import LOCAL_USER
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.half_year import HalfYear
from lib.domain.plan import Activity, Plan
from lib.domain.plan_follow_up import NEEDS_REASON, REPORTABLE, ActivityStatus, reporting_boards
from lib.domain.plan_follow_up_words import MARKED_STATUSES, TEXT_LABELS
from lib.domain.words import listing
from lib.ui.activity_draft import Draft, field_key, open_draft, said_once, save_draft, take_theirs
from lib.ui.plain_text import plain

WRITES = frozenset({Role.COORDINATOR, Role.BOARD})
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
    draft = open_draft(plan, key, *_row_and_last(history, key))
    st.markdown(f"**Rapport för {half.label}**")
    _told(plan, key, draft)
    status = st.selectbox(
        "Status (måste väljas)",
        tuple(str(status) for status in REPORTABLE),
        format_func=MARKED_STATUSES.__getitem__,
        key=field_key(plan, key, "status"),
        persist_state="session",
    )
    if ActivityStatus(status) in NEEDS_REASON:
        _text(plan, key, "reason", "Skäl (måste fyllas i)")
    for name in ("done", "result", "obstacles", "next_step"):
        _text(plan, key, name, TEXT_LABELS[name])
    st.caption("Skriv inget om enskilda personer. Det du skrivit står kvar när du byter filter eller aktivitet.")
    st.button(
        "Spara rapporten",
        key=field_key(plan, key, "spara"),
        type="primary",
        on_click=save_draft,
        args=(workspace, plan, key, Reporter(LOCAL_USER, role)),
    )


def _text(plan: Plan, key: ReportKey, name: str, label: str) -> None:
    st.text_area(
        label,
        key=field_key(plan, key, name),
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
    own = history[history["is_of_this_plan"] & (history["board"] == key.board)]
    row = own[own["half_year"] == str(key.half)].to_dict("records")
    earlier = own[own["half_year"] < str(key.half)].to_dict("records")
    return (row[0] if row else None), (earlier[0] if earlier else None)


def _told(plan: Plan, key: ReportKey, draft: Draft) -> None:
    """The receipt, what is wrong, or what somebody else wrote."""
    if draft.is_conflict:
        _conflict(plan, key, draft)
    elif draft.faults:
        st.error(draft.said, icon=":material/error:")
        st.text("\n\n".join(draft.faults))
    elif draft.said:
        st.success(draft.said, icon=":material/check:")
    said_once(plan, key, draft)


def _conflict(plan: Plan, key: ReportKey, draft: Draft) -> None:
    taken = [TEXT_LABELS[name].lower() for name in draft.taken_over]
    st.warning(f"{draft.said} Inget är överskrivet, och din text står kvar.", icon=":material/group:")
    if taken:
        st.text(f"Infört från den andra, där du inget ändrat: {listing(taken)}.")
    for name, text in (draft.theirs or {}).items():
        shown = MARKED_STATUSES.get(text, text) if name == "status" else text
        st.markdown(f"**{TEXT_LABELS[name]}** är nu sparat så här: {plain(' '.join(shown.split())) or '(tomt)'}")
        st.button(
            f"Ta den sparade texten ({TEXT_LABELS[name].lower()})",
            key=field_key(plan, key, f"ta-{name}"),
            on_click=take_theirs,
            args=(plan, key, name),
        )
    st.text("Spara igen när rapporten är som den ska vara.")
