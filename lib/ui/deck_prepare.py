"""A deck before the meeting: what is in it, its preview, what people write over it, and the ways to show it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib.actions.presentations import discard_presentation, mark_texts_read
from lib.analysis.synthetic import synthetic_sources
from lib.analysis.workspace import Workspace
from lib.domain.audience import AUDIENCE_MEANINGS, Audience
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.conflict import Conflict, Fields
from lib.domain.deck import MEETINGS, Deck
from lib.domain.faults import InputFault
from lib.domain.words import number
from lib.reports.meeting_deck import MeetingDeck, screen_stops
from lib.reports.pptx_file import source_of, stamp_of
from lib.ui.deck_change import change_form
from lib.ui.deck_choice import CHOSEN, NONE, SHOW, SLIDE, SPEAK, VIEW, open_deck, say, say_refused, show, told_once
from lib.ui.deck_file import deck_download
from lib.ui.deck_frame import PREVIEW, deck_frame, event_of
from lib.ui.deck_texts import slide_choice, slide_form, unread_note
from lib.ui.session import current_user, settings
from lib.ui.stop_list import stop_list
from lib.ui.tables import declared_table

FRAME = "bildspel-prov"
COLUMNS = (
    Column("number", "Nr", "Bildens nummer", 0),
    Column("kicker", "Om", "Vad bilden handlar om"),
    Column("title", "Rubrik", "Rubriken som visas"),
    Column("source", "Källa", "Varifrån siffrorna kommer, och hur långt de når"),
)


def back_to_decks() -> None:
    st.button("Till alla bildspel", key="bildspel-tillbaka", icon=":material/arrow_back:", on_click=open_deck,
              args=(NONE,))  # fmt: skip
    told_once()


def prepare(workspace: Workspace, row: Fields, meeting: MeetingDeck, role: Role, today: date) -> None:
    deck = meeting.deck
    st.subheader(row["title"], anchor=False)
    st.text(finding(deck))
    _ways(workspace, row, deck, today)
    _publication(workspace, row, meeting, today)
    preview_side, text_side = st.columns([3, 2], gap="medium")
    with text_side:
        slide = slide_choice(meeting)
        slide_form(workspace, row, meeting, slide)
    with preview_side:
        deck_frame(deck, str(row["id"]), PREVIEW, FRAME, slide.key, _follow_preview)
        st.caption("Bläddra med knapparna eller piltangenterna. Klicka på ett område på en karta för dess siffror.")
    with st.expander("Tabell: alla bilder", icon=":material/table:", key="bildspel-tabell"):
        _table(workspace, row, deck)
    change_form(workspace, row, role)
    _removal(workspace, row)


def finding(deck: Deck) -> str:
    """Who it is for, what it is made of and what they are not shown."""
    audience = deck.audience
    return f"{len(deck.slides)} bilder för {MEETINGS[audience]}. {AUDIENCE_MEANINGS[audience]} {stamp_of(deck)}."


def _ways(workspace: Workspace, row: Fields, deck: Deck, today: date) -> None:
    question = urlencode({"kommun": workspace.folder.slug, CHOSEN: row["id"], VIEW: SPEAK})
    with st.container(horizontal=True, gap="small", key="bildspel-satt"):
        st.button("Visa för mötet", key="bildspel-visa", type="primary", icon=":material/slideshow:", on_click=show,
                  args=(SHOW,))  # fmt: skip
        st.link_button("Öppna talarens fönster", f"motesvisning?{question}", icon=":material/speaker_notes:")
        deck_download(workspace, row, deck, today)


def _publication(workspace: Workspace, row: Fields, meeting: MeetingDeck, today: date) -> None:
    """Before the public nothing that a person has written is seen until somebody has read it all."""
    if unread_note(row, meeting):
        st.warning("Det ni har skrivit visas inte för allmänheten förrän någon har läst igenom det.")
    if Audience(row["audience"]) is Audience.PUBLIC:
        is_read = row["texts_read_on"] is not None
        label = "Ta tillbaka genomläsningen" if is_read else "Jag har läst namn, rubriker och anteckningar"
        st.button(label, key="bildspel-last", icon=":material/fact_check:", on_click=_do,
                  args=(_mark, (workspace, row, None if is_read else today), "Sparat."))  # fmt: skip
        _before_the_public(workspace, row, meeting.deck, today)


def _before_the_public(workspace: Workspace, row: Fields, deck: Deck, today: date) -> None:
    """What would stop it in the meeting is said while there is time to mend it."""
    if any(slide.is_synthetic for slide in deck.slides):
        st.caption("Det här är exempeldata. De kan visas som prov, och varje bild säger det. Filen går inte att göra.")
    stops = screen_stops(workspace, row, today)
    if len(stops):
        with st.expander(f"{number(len(stops))} hinder att rätta", icon=":material/block:", key="bildspel-hinder-ruta"):
            told = "Bildspelet visas inte för allmänheten förrän det här är rättat."
            stop_list(stops, told, f"{workspace.folder.slug}-hinder", "bildspel-hinder")


def _table(workspace: Workspace, row: Fields, deck: Deck) -> None:
    rows = pd.DataFrame(
        [
            {"number": place, "kicker": slide.kicker, "title": slide.title, "source": source_of(slide)}
            for place, slide in enumerate(deck.slides, start=1)
        ]
    )
    name = f"{workspace.folder.slug}-bildspel-{row['id']}"
    declared_table(rows, COLUMNS, name, "bildspel-bilder", bool(synthetic_sources(workspace)))


def _removal(workspace: Workspace, row: Fields) -> None:
    with st.popover("Ta bort bildspelet", icon=":material/delete:", key="bildspel-bort-ruta"):
        st.markdown("Bildspelet och dess anteckningar om beslut tas bort. Åtgärder som blev av besluten står kvar.")
        st.button("Ta bort", key="bildspel-bort", on_click=_do,
                  args=(_discard, (workspace, row), "Bildspelet är borttaget."))  # fmt: skip


def _follow_preview() -> None:
    """The slide in the preview is the one that is written for."""
    event, key = event_of(FRAME)
    if event == "bild" and key:
        st.session_state[SLIDE] = key


def _do(step: Callable[..., None], arguments: tuple[Any, ...], said: str) -> None:
    try:
        step(*arguments)
    except (InputFault, Conflict) as problem:
        say_refused(problem)
    else:
        say(said)


def _mark(workspace: Workspace, row: Fields, day: date | None) -> None:
    mark_texts_read(settings(), workspace.folder, row["id"], row["version"], day, current_user())


def _discard(workspace: Workspace, row: Fields) -> None:
    discard_presentation(settings(), workspace.folder, row["id"], row["version"], current_user())
    open_deck(NONE)
