"""One report: what was reported, whether somebody has said the same, and how it is taken care of."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.actions.place_reports import handle_report
from lib.actions.report_duplicates import NearReport, join_report, near_reports, part_report
from lib.analysis.measures import measures_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import InputFault
from lib.domain.links import ObjectKind
from lib.domain.report_handling import HANDLED, LONGEST_TEXT
from lib.domain.report_words import FIELD_LABELS, POLICE_REPORTED, REPORT_STATUSES, SECRECY
from lib.domain.words import number
from lib.ui.link_form import link_report
from lib.ui.link_list import link_list
from lib.ui.plain_text import plain
from lib.ui.receipt import Receipt
from lib.ui.row_draft import SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.secrecy_choice import secrecy_choice
from lib.ui.session import current_user, settings

RECEIPT = Receipt("_dubblett_svar", "Inget är ändrat.")
NONE = ""
START: Fields = dict.fromkeys(HANDLED, "") | {"review_by": None}


def report_card(workspace: Workspace, report: dict[Any, Any], role: Role) -> None:
    with st.container(border=True, key="rapportkort"):
        _facts(report)
        _repeats(workspace, report)
        _handling(workspace, report, role)
        with st.expander("Hänger ihop med", icon=":material/link:", key="rapport-lankar"):
            link_list(workspace, ObjectKind.REPORT, report["id"], role)
            link_report(workspace, report, role)


NAMED_BY = ["event_from", "place_name", "area_name", "category_name", "status"]


def report_name(report: dict[Any, Any]) -> str:
    """`31 okt 21:00 · Östra Bäckby · Narkotika · ny`, short enough for a list on a phone; of NAMED_BY."""
    status = REPORT_STATUSES.get(report["status"], report["status"])
    place = report["place_name"] or report["area_name"]
    return f"{report['event_from']:%Y-%m-%d %H:%M} · {place} · {report['category_name']} · {status}"


def _facts(report: dict[Any, Any]) -> None:
    kind = f": {report['subcategory_name']}" if report["subcategory_name"] else ""
    place = f"{report['place_name']}, " if report["place_name"] else ""
    st.markdown(f"**{plain(report['category_name'] + kind)}** :gray-badge[nr {report['id']}]")
    st.markdown(f":material/location_on: {plain(place + report['area_name'])}")
    ended = f" till {report['event_to']:%Y-%m-%d %H:%M}" if pd.notna(report["event_to"]) else ""
    st.caption(f"Hände {report['event_from']:%Y-%m-%d %H:%M}{ended}. Kom in {report['reported_at']:%Y-%m-%d %H:%M}.")
    if report["description"]:
        st.text(report["description"])
    police = POLICE_REPORTED.get(report["police_reported"], report["police_reported"])
    told = {"Skäl": report["reason_names"], "Önskemål": report["wish_names"], "Polisanmält": police}
    lines = [f"{label}: {plain(text)}" for label, text in told.items() if text]
    st.markdown(":small[" + ". ".join(lines) + ".]" if lines else "")


def _repeats(workspace: Workspace, report: dict[Any, Any]) -> None:
    RECEIPT.told_once()
    if pd.notna(report["duplicate_of"]) and report["duplicate_of"]:
        st.info(f"Säger samma sak som {plain(_original(report))} och räknas inte.", icon=":material/content_copy:")
        st.button("Är en egen rapport", key=f"dela-{report['id']}", on_click=_part, args=(workspace, report))
        return
    by = current_user()
    near = near_reports(settings(), workspace.folder, int(report["id"]), workspace.municipality.projected_crs, by)
    for other in near:
        _near(workspace, report, other)


def _near(workspace: Workspace, report: dict[Any, Any], other: NearReport) -> None:
    with st.container(border=True, gap="xsmall", key=f"nara-{other.report_id}"):
        st.markdown(
            f":material/content_copy: Kan vara samma sak som rapport {other.report_id}: {number(other.distance_m)} m "
            f"och {number(other.hours_apart, 1)} timmar ifrån."
        )
        if other.text:
            st.caption(plain(other.text))
        st.button(
            "Slå ihop: räkna bara den andra",
            key=f"sla-ihop-{report['id']}-{other.report_id}",
            on_click=_join,
            args=(workspace, report, other.report_id),
        )


def _join(workspace: Workspace, report: dict[Any, Any], original_id: int) -> None:
    by = current_user()
    _tried(
        partial(join_report, settings(), workspace.folder, int(report["id"]), int(report["version"]), original_id, by),
        f"Ihopslagen med rapport {original_id}. Den räknas inte längre, men finns kvar.",
    )


def _part(workspace: Workspace, report: dict[Any, Any]) -> None:
    by = current_user()
    _tried(
        partial(part_report, settings(), workspace.folder, int(report["id"]), int(report["version"]), by),
        "Rapporten är en egen rapport igen.",
    )


def _tried(action: partial[Any], said: str) -> None:
    """Before the page is drawn again, so that it has the new state."""
    try:
        action()
    except InputFault as problem:
        RECEIPT.say_refused(problem)
    except Conflict:
        RECEIPT.say_refused("Någon annan ändrade rapporten nyss. Se hur den ser ut nu och försök igen.")
    else:
        RECEIPT.say(said)


def _original(report: dict[Any, Any]) -> str:
    return f"rapport {str(report['duplicate_of']).lstrip('#')}"


def _handling(workspace: Workspace, report: dict[Any, Any], role: Role) -> None:
    place = f"rapport-{workspace.folder.slug}-{report['id']}"
    draft = open_draft(place, report, START)
    measures = measures_of(workspace, role)
    titles = dict(zip(measures["measure_key"], measures["title"], strict=True)) if len(measures) else {}
    tell(place, draft, FIELD_LABELS, {"status": REPORT_STATUSES, "secrecy": SECRECY, "measure_key": titles})
    _choice(place, "status", {str(status): word for status, word in REPORT_STATUSES.items()})
    _text(place, "assessment", "Vad det är och hur allvarligt. Behövs innan rapporten är bedömd.")
    _text(place, "outcome", "Det som den som rapporterade får veta. Behövs innan rapporten är åtgärdad eller avslutad.")
    _choice(place, "measure_key", {NONE: "Ingen åtgärd"} | titles)
    date_side, class_side = st.columns(2)
    with date_side:
        st.date_input(
            FIELD_LABELS["review_by"], key=field_key(place, "review_by"), format="YYYY-MM-DD", persist_state="session"
        )
    with class_side:
        secrecy_choice(place, draft, {str(code): word for code, word in SECRECY.items()})
    st.button(
        "Spara hanteringen",
        key=field_key(place, "spara"),
        type="primary",
        on_click=save_draft,
        args=(workspace, place, partial(_save, workspace, int(report["id"])), "Rapporten är inte sparad."),
    )


def _save(workspace: Workspace, report_id: int, new: Fields, seen: SavedRow | None) -> SavedRow:
    version = seen.version if seen else 1
    by = current_user()
    saved = handle_report(settings(), workspace.folder, report_id, version, new, by)
    return SavedRow(saved.row_id, saved.version)


def _choice(place: str, name: str, words: dict[str, str]) -> None:
    current = st.session_state[field_key(place, name)]
    options = tuple(words) if current in words else (current, *words)
    st.selectbox(
        FIELD_LABELS[name],
        options,
        format_func=lambda code: words.get(code, code),
        key=field_key(place, name),
        persist_state="session",
    )


def _text(place: str, name: str, told: str) -> None:
    st.text_area(
        FIELD_LABELS[name],
        key=field_key(place, name),
        max_chars=LONGEST_TEXT,
        height=80,
        placeholder=told,
        persist_state="session",
    )
