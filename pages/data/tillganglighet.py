"""Tillgänglighet: what does not work for everybody, how to tell of it, and how it was tried."""

import streamlit as st

from lib.ui.accessibility_view import how_it_was_tried, how_to_report, known_faults, status
from lib.ui.session import current_workspace

municipality = current_workspace().municipality

status(municipality)

st.subheader("Säg till om något inte går att använda", anchor=False)
how_to_report(municipality)

st.subheader("Det som vi vet brister", anchor=False)
known_faults()

st.subheader("Så har vi prövat", anchor=False)
how_it_was_tried()
