"""Mötesvisning: a deck for a meeting, made of a version or of the present, shown on the whole screen or as a file."""

from datetime import date

import streamlit as st

from lib.analysis.choices import period_choices
from lib.analysis.presentations import may_present, presentation_list, versions_for
from lib.domain.audience import Audience
from lib.ui.deck_begin import begin_deck, deck_cards
from lib.ui.deck_choice import chosen_deck, chosen_view, made_of, told_once
from lib.ui.deck_notes import deck_method, deck_sources
from lib.ui.deck_prepare import back_to_decks, prepare
from lib.ui.deck_stage import stage
from lib.ui.first_step import first_step
from lib.ui.session import current_role, current_workspace

workspace, role, today = current_workspace(), current_role(), date.today()
rows = presentation_list(workspace, role)
row, view = chosen_deck(rows), chosen_view()
meeting = None if row is None else made_of(workspace, row, role, today)

if not may_present(role):
    st.info("Bildspel görs av polisen och samordnaren.")
elif meeting is not None and row is not None and view:
    stage(workspace, row, meeting, view, role, today)
elif meeting is not None and row is not None:
    back_to_decks()
    prepare(workspace, row, meeting, role, today)
elif row is not None:
    back_to_decks()
    st.warning("Underlaget till bildspelet finns inte längre, eller får inte visas för dem som skulle se det.")
elif not period_choices(workspace) and not versions_for(workspace, Audience.INTERNAL, role):
    first_step(
        "Det finns inga uppgifter att visa ännu. Läs in en fil på sidan Importera, eller med: python -m lib import FIL",
        ":material/slideshow:",
    )
else:
    told_once()
    st.text(f"{len(rows)} bildspel finns." if rows else "Inget bildspel är gjort ännu.")
    deck_cards(rows)
    begin_deck(workspace, role, today)
if not (meeting and view):
    deck_method()
    deck_sources(workspace)
