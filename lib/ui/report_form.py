"""The form for a report about a place: made for a thumb and a minute. What is half-written is kept until it is sent."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from lib.actions.place_reports import PlaceReport, ReportGround, create_report
from lib.analysis.named_places import NamedPlace
from lib.analysis.workspace import Workspace
from lib.domain.categories import Choice, ReportCategory, Subcategory
from lib.domain.codes import Precision
from lib.domain.draft import HalfWritten
from lib.domain.faults import Fault, InputFault
from lib.domain.report_handling import LONGEST_TEXT, PoliceReported
from lib.domain.report_words import POLICE_REPORTED
from lib.ui.kept_draft import keep_half_written, kept_at, kept_half_written, saving
from lib.ui.made_once import came_twice, note_made
from lib.ui.receipt import Receipt, saved_now
from lib.ui.report_place import forget_place, place_part
from lib.ui.session import current_user, settings

RECEIPT = Receipt("_rapport_svar", "Rapporten är inte sparad. Det du skrivit står kvar.")
NOW, OTHER = "nu", "annan"
WHEN = {NOW: "Just nu", OTHER: "En annan tid"}
FIELDS = ("kategori", "slag", "skal", "onskemal", "nar", "fran", "till", "polis", "text", "platsnamn", "platstyp",
          "organisation")  # fmt: skip
PLACE, OPENED = "rapport-ny", "_rapport_oppnad"
BEGINS = {"nar": NOW, "polis": str(PoliceReported.UNKNOWN)}
NO_PERSONS = (
    "Skriv vad du såg, inte vem. En rapport med namn, personnummer, telefonnummer eller registreringsnummer sparas "
    "inte, och du får veta vad som ska bort."
)


def report_form(workspace: Workspace) -> None:
    """Where, what, why, when, and the button."""
    RECEIPT.told_once()
    _resume()
    form_side, _ = st.columns([3, 2])
    with form_side:
        place = place_part(workspace)
        category = _category(workspace)
        if category is not None and not category.is_protective:
            _many("Vad gör platsen otrygg?", "skal", workspace.definitions.report_categories.reasons)
            _many("Vad skulle hjälpa?", "onskemal", workspace.definitions.report_categories.wishes)
        _when()
        if category is None or not category.is_protective:
            _police()
        st.text_area(
            "Beskrivning", key=_key("text"), max_chars=LONGEST_TEXT, height=90, placeholder="Kort: vad du såg",
            persist_state="session",
        )  # fmt: skip
        _more(workspace)
        st.caption(NO_PERSONS)
        st.button(
            "Spara rapporten",
            key="rapport-spara",
            type="primary",
            icon=":material/save:",
            on_click=_save,
            args=(workspace, place, category),
        )
    keep_half_written(PLACE, HalfWritten(None, None, dict.fromkeys(FIELDS), {name: _filled(name) for name in FIELDS}))


def _resume() -> None:
    """What the same person left half-written in another session; the place is chosen again."""
    if st.session_state.get(OPENED):
        return
    st.session_state[OPENED] = True
    found = kept_half_written(PLACE)
    left = {name: value for name, value in (found.written if found else {}).items() if value is not None}
    for name, value in left.items():
        st.session_state.setdefault(_key(name), value)
    if found is not None and left:
        st.info(f"{kept_at(found)} Det är inte sparat. Välj platsen igen.", icon=":material/edit_note:")


def _filled(name: str) -> Any:
    """What stands in a field; what it begins with counts as nothing."""
    value = _value(name)
    return None if value in ("", [], BEGINS.get(name)) else value


def _category(workspace: Workspace) -> ReportCategory | None:
    known = {one.id: one for one in workspace.definitions.report_categories.categories}
    chosen = st.pills(
        "Vad gäller det? (måste väljas)",
        tuple(known),
        format_func=lambda one: f":material/{known[one].icon}: {known[one].name}",
        key=_key("kategori"),
        on_change=_forget_kind,
        wrap=True,
        persist_state="session",
    )
    category = known.get(str(chosen))
    if category is not None and len(category.subcategories) > 1:
        _one("Närmare bestämt", "slag", category.subcategories)
    return category


def _forget_kind() -> None:
    """Each category has its own kinds."""
    st.session_state.pop(_key("slag"), None)


def _one(label: str, name: str, choices: tuple[Choice, ...] | tuple[Subcategory, ...]) -> None:
    names = {one.id: one.name for one in choices}
    st.pills(label, tuple(names), format_func=names.__getitem__, key=_key(name), wrap=True, persist_state="session")


def _many(label: str, name: str, choices: tuple[Choice, ...]) -> None:
    names = {one.id: one.name for one in choices}
    st.pills(
        label,
        tuple(names),
        selection_mode="multi",
        format_func=names.__getitem__,
        key=_key(name),
        wrap=True,
        persist_state="session",
    )


def _when() -> None:
    st.session_state.setdefault(_key("nar"), NOW)
    chosen = st.segmented_control(
        "När?", tuple(WHEN), format_func=WHEN.__getitem__, key=_key("nar"), required=True, persist_state="session"
    )
    if chosen == OTHER:
        first, last = st.columns(2)
        first.datetime_input("Från", value=None, key=_key("fran"), format="YYYY-MM-DD", persist_state="session")
        last.datetime_input(
            "Till (om det höll på)", value=None, key=_key("till"), format="YYYY-MM-DD", persist_state="session"
        )


def _police() -> None:
    st.session_state.setdefault(_key("polis"), str(PoliceReported.UNKNOWN))
    st.segmented_control(
        "Polisanmält?",
        tuple(str(one) for one in POLICE_REPORTED),
        format_func=lambda one: POLICE_REPORTED[PoliceReported(one)],
        key=_key("polis"),
        required=True,
        persist_state="session",
    )


def _more(workspace: Workspace) -> None:
    with st.expander("Fler uppgifter", icon=":material/more_horiz:", key="rapport-mer"):
        st.text_input("Platsens namn", key=_key("platsnamn"), max_chars=120, persist_state="session")
        _one("Sorts plats", "platstyp", workspace.definitions.report_categories.place_types)
        st.text_input(
            "Organisation som rapporterar", key=_key("organisation"), max_chars=120, persist_state="session",
            help="Till exempel Fältgruppen eller Bostadsbolaget. Aldrig en persons namn.",
        )  # fmt: skip


def _save(workspace: Workspace, place: NamedPlace | None, category: ReportCategory | None) -> None:
    """Before the page is drawn again. The form is emptied only when the report is saved."""
    now = datetime.now(ZoneInfo(workspace.municipality.time_zone)).replace(tzinfo=None)
    ground = ReportGround(
        workspace.definitions.report_categories, workspace.areas, workspace.municipality.projected_crs
    )
    try:
        report = _written(place, category, now)
        alike = replace(report, event_from=_value("fran") or datetime.min)  # "just now" is another moment each time
        if not came_twice(PLACE, alike):
            with saving(PLACE):
                saved = create_report(settings(), workspace.folder, ground, report, now, current_user())
            note_made(PLACE, alike)
            where = f", {place.name}" if place else ""
            RECEIPT.say(f"{saved_now(workspace)}. Rapport {saved.row_id}{where}. Tack!")
    except InputFault as problem:
        RECEIPT.say_refused(problem)
        return
    forget_place()
    for name in FIELDS:
        st.session_state.pop(_key(name), None)


def _written(place: NamedPlace | None, category: ReportCategory | None, now: datetime) -> PlaceReport:
    is_other = _value("nar") == OTHER
    start = _value("fran") if is_other else now
    if not isinstance(start, datetime):
        raise InputFault(Fault("När", "tiden saknas", remedy="Välj dag och klockslag, eller Just nu."))
    own_name = str(_value("platsnamn") or "")
    # A point's own name is the name of its area; what has no point keeps the name that was chosen.
    name = own_name or (place.name if place and place.precision is not Precision.EXACT else "")
    is_protective = category is not None and category.is_protective
    subcategories = category.subcategories if category else ()
    only = subcategories[0].id if len(subcategories) == 1 else None
    return PlaceReport(
        category=category.id if category else "",
        subcategory=_value("slag") or only,
        event_from=start,
        event_to=_value("till") if is_other else None,
        lon=place.lon if place else None,
        lat=place.lat if place else None,
        precision=place.precision if place else Precision.EXACT,
        area_code=place.area_code if place else None,
        place_name=name,
        place_type=_value("platstyp"),
        reasons=() if is_protective else tuple(_value("skal") or ()),
        wishes=() if is_protective else tuple(_value("onskemal") or ()),
        police_reported=PoliceReported(str(_value("polis") or PoliceReported.UNKNOWN)),
        description=str(_value("text") or ""),
        reporter_organisation=str(_value("organisation") or ""),
    )


def _key(name: str) -> str:
    return f"rapport-ny-{name}"


def _value(name: str) -> Any:
    return st.session_state.get(_key(name))
