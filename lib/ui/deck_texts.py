"""A slide's own title and notes: the app proposes from the numbers, a person decides."""

from functools import partial

import streamlit as st

from lib.actions.presentations import save_slide
from lib.analysis.workspace import Workspace
from lib.domain.audience import Audience
from lib.domain.conflict import Fields
from lib.domain.deck import ASKED, LONGEST_ASKED, LONGEST_NOTES, LONGEST_TITLE, OwnSlide, Slide
from lib.reports.meeting_deck import MeetingDeck
from lib.ui.deck_choice import SLIDE
from lib.ui.plain_text import plain
from lib.ui.row_draft import SavedRow, field_key, open_draft
from lib.ui.session import current_user, settings
from lib.ui.typed_saving import save_typed, tell_typed

START: Fields = {"title": "", "notes": "", "asked": "", "is_hidden": False}
LABELS = {"title": "Egen rubrik", "notes": "Anteckningar", "asked": "Beslut som behövs", "is_hidden": "Dold"}
HIDDEN = {True: "ja", False: "nej"}


def slide_choice(meeting: MeetingDeck) -> Slide:
    """The slide that is written for: the one in the preview, or one that is hidden from it."""
    keys = [slide.key for slide in meeting.slides]
    if st.session_state.get(SLIDE) not in keys:
        st.session_state[SLIDE] = keys[0]
    by_key = {slide.key: f"{place}. {_name(slide, meeting)}" for place, slide in enumerate(meeting.slides, start=1)}
    st.selectbox("Bild", keys, format_func=lambda key: by_key[key], key=SLIDE)
    return next(slide for slide in meeting.slides if slide.key == st.session_state[SLIDE])


def slide_form(workspace: Workspace, row: Fields, meeting: MeetingDeck, slide: Slide) -> None:
    """Saved as it is typed. An own title whose proposal has changed since is pointed out."""
    own = meeting.own.slides.get(slide.key, OwnSlide())
    place = f"bild-{row['id']}-{slide.key}"
    current: Fields = {"id": row["id"], "version": row["version"], **{name: getattr(own, name) for name in START}}
    open_draft(place, current, START)
    save = partial(_save, workspace, place, slide)
    st.caption(f"Förslag av siffrorna: {plain(slide.proposed)}")
    if own.title and own.proposed and own.proposed != slide.proposed:
        st.warning(f"Siffrorna säger något annat nu än när rubriken skrevs. Då: {plain(own.proposed)}")
    st.text_input("Egen rubrik (tom: förslaget visas)", key=field_key(place, "title"), max_chars=LONGEST_TITLE,
                  on_change=save, persist_state="session")  # fmt: skip
    if slide.key == ASKED:
        st.text_area("Beslut som behövs, ett på varje rad (tom: förslagen visas)", key=field_key(place, "asked"),
                     max_chars=LONGEST_ASKED, height=120, on_change=save, persist_state="session",
                     placeholder="\n".join(meeting.asks))  # fmt: skip
    st.text_area("Anteckningar för den som talar", key=field_key(place, "notes"), max_chars=LONGEST_NOTES, height=120,
                 on_change=save, persist_state="session")  # fmt: skip
    st.checkbox("Visa inte den här bilden", key=field_key(place, "is_hidden"), on_change=save, persist_state="session")
    tell_typed(place, LABELS, {"is_hidden": HIDDEN})
    if slide.told:
        st.caption(f"Följer med i anteckningarna: {plain(slide.told)}")


def unread_note(row: Fields, meeting: MeetingDeck) -> bool:
    """Whether people's texts wait to be read before the public may see them."""
    written = any(one.title or one.notes or one.asked for one in meeting.own.slides.values())
    return Audience(row["audience"]) is Audience.PUBLIC and row["texts_read_on"] is None and written


def _name(slide: Slide, meeting: MeetingDeck) -> str:
    is_hidden = slide.key not in {one.key for one in meeting.deck.slides}
    return f"{slide.title[:80]}{' (visas inte)' if is_hidden else ''}"


def _save(workspace: Workspace, place: str, slide: Slide) -> None:
    """Runs before the page is drawn again."""

    def write(new: Fields, seen: SavedRow | None) -> SavedRow:
        if seen is None:
            raise ValueError("a slide belongs to a kept presentation")
        base: Fields = st.session_state[field_key(place, "_utkast")].base
        before = OwnSlide(**base)
        after = OwnSlide(**(base | new), proposed=slide.proposed if (base | new)["title"] else "")
        version = save_slide(settings(), workspace.folder, seen.row_id, slide.key, before, after, current_user())
        return SavedRow(seen.row_id, version)

    save_typed(workspace, place, write, "Texten är inte sparad.")
