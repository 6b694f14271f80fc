"""Veckoläge: finding, map with the card beside, and the parts of the meeting."""

from datetime import date
from typing import Any

import streamlit as st

from lib.analysis.measures import quick_under_way
from lib.analysis.synthetic import synthetic_sources
from lib.analysis.week_assessments import AREAS, WeekPicture, carried_on
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.week import WeekLevel
from lib.domain.week_sentences import is_missing, levels_sentence, stands_out, week_sentence
from lib.domain.words import number
from lib.reports.week_page import Stamp, week_page
from lib.ui.first_step import first_step
from lib.ui.map_view import area_map
from lib.ui.noted import noted_download
from lib.ui.tables import declared_table
from lib.ui.week_card import accept_button, area_card
from lib.ui.week_choice import area_choice
from lib.ui.week_map import week_overlay
from lib.ui.week_measures import measures_part
from lib.ui.week_notes_form import carry_part, notes_part
from lib.ui.week_record_view import record_part

NOT_FOR_ROLE = "Veckoläget visas för polisen och samordnaren: ett områdes vecka är alltid få händelser."


def nothing_yet(workspace: Workspace) -> None:
    first_step(
        f"{workspace.municipality.name} har inga rapporter eller anmälda brott än. Läs in dem på sidan Importera, "
        "eller med: python -m lib import FIL. En första rapport kan skrivas på sidan Otrygga platser. "
        "Veckoläget fylls så fort det finns något att räkna.",
        ":material/traffic:",
        ("/otrygga_platser?vy=ny", "Otrygga platser"),
    )


def week_finding(picture: WeekPicture) -> None:
    if is_missing(picture.whole):
        st.info(
            f"Siffrorna för {picture.period.label} är inte inlästa, eller för korta för att säga vad som är vanligt. "
            "Områdena går att bedöma ändå."
        )
    else:
        st.text(week_sentence(picture.period, picture.whole, picture.days))
    st.text(levels_sentence(picture.areas.to_dict("records")))


def map_and_card(workspace: Workspace, picture: WeekPicture, role: Role) -> dict[Any, Any]:
    """Returns the row of the area that is being judged."""
    rows = picture.areas.to_dict("records")
    map_side, card_side = st.columns([3, 2], gap="medium")
    with card_side:
        row = area_choice(workspace, rows)
        area_card(workspace, picture, row, role)
    with map_side:
        shown = week_overlay(workspace, picture, str(row["area_code"]))
        area_map(workspace, shown, "veckokarta", source="Källa: polisens och samordnarens bedömning.")
        accept_button(workspace, picture, role)
    return row


def meeting_parts(workspace: Workspace, picture: WeekPicture, row: dict[Any, Any], role: Role) -> None:
    """The rest of the meeting, a tab for each step."""
    names = ["Snabba åtgärder", "Anteckningar", "Vidare till analysen", "Alla områden", "Tidigare"]
    tabs = st.tabs(names, key="vecka-delar", on_change="rerun")
    code = str(row["area_code"])
    parts = (
        lambda: measures_part(workspace, picture, code, role),
        lambda: notes_part(workspace, picture, role),
        lambda: carry_part(workspace, picture, row, role),
        lambda: _areas(workspace, picture),
        lambda: record_part(workspace, picture.period, role),
    )
    for tab, part in zip(tabs, parts, strict=True):
        if tab.open:
            with tab:
                part()


def page_button(workspace: Workspace, picture: WeekPicture, role: Role) -> None:
    """The page to show or send, made when somebody asks for it."""
    made_up = synthetic_sources(workspace)
    titles = [str(title) for title in carried_on(workspace, picture.period, role)["title"]]
    stamp = Stamp(workspace.municipality.name, date.today(), made_up)
    noted_download(
        "En sida att visa eller skicka",
        lambda: week_page(picture, quick_under_way(workspace, role, date.today()), titles, stamp),
        file_name=f"{workspace.folder.slug}-veckolage-{picture.period.key}.html",
        mime="text/html",
        key="vecka-sida",
        icon=":material/print:",
        help="Öppnas i webbläsaren och skrivs ut på A4. Intern: stämplad med klass och datum.",
    )


def _areas(workspace: Workspace, picture: WeekPicture) -> None:
    order = {str(level): number for number, level in enumerate((WeekLevel.RED, WeekLevel.YELLOW, WeekLevel.UNDECIDED,
                                                               WeekLevel.GREEN))}  # fmt: skip
    rows = picture.areas.assign(
        order=picture.areas["level"].map(order),
        is_out=[not stands_out(row) for row in picture.areas.to_dict("records")],
    ).sort_values(["order", "is_out", "area_name"])
    st.caption(f"{number(len(rows))} områden. Röda och gula först, sedan de som väntar på bedömning.")
    made_up = bool(synthetic_sources(workspace))
    declared_table(rows, AREAS, f"{workspace.folder.slug}-veckolage-{picture.period.key}", "vecka-omraden", made_up)


def week_sources(workspace: Workspace, picture: WeekPicture) -> None:
    with st.expander("Källor och datum", icon=":material/menu_book:", key="vecka-kallor"):
        words = {"reports": "Rapporter om platser", "events": "Anmälda brott"}
        for source, days in picture.days.items():
            known = "inget inläst" if not days else f"{number(days)} av {number(picture.period.days)} dagar inlästa"
            st.text(f"{words[source]}, {picture.period.days_label}: {known}.")
        made_up = synthetic_sources(workspace)
        if made_up:
            st.text(f"Påhittat i exemplet: {made_up}.")
