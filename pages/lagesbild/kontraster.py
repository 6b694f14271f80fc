"""Kontraster: the same areas in two sources, where they disagree by more than chance, and a problem of each."""

import streamlit as st

from lib.analysis.contrasts import contrast
from lib.ui.contrast_problems import contradiction_cards, made_problems
from lib.ui.contrast_view import (
    chosen_contrast,
    contrast_finding,
    contrast_notes,
    contrast_picture,
    contrast_tables,
    named_rows,
)
from lib.ui.session import current_role, current_selection, current_workspace

workspace, role = current_workspace(), current_role()
asked = current_selection()

kind, measure = chosen_contrast(workspace)
answer = contrast(workspace, asked, kind.id, measure, role)
contrast_finding(answer)

if not answer.missing:
    rows = named_rows(answer)
    picture_side, card_side = st.columns([3, 2], gap="medium")
    with picture_side:
        contrast_picture(answer, rows, asked)
    with card_side:
        contradiction_cards(workspace, answer, rows, asked, role)
    contrast_tables(answer, asked)

made_problems(workspace, role)
contrast_notes(answer)
