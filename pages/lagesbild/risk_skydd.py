"""Risk och skydd: a place's factors side by side, and an index that only helps to sort, with its uncertainty."""

import streamlit as st

from lib.analysis.profile import factor_profile
from lib.analysis.risk_protection import sorting_help
from lib.domain.factor_words import FACTOR_COLUMNS
from lib.ui.factor_view import factor_columns, factors_missing
from lib.ui.headlines import whole_municipality_hint
from lib.ui.risk_view import (
    chosen_weights,
    profile_finding,
    risk_notes,
    sensitivity_picture,
    sorting_finding,
    sorting_picture,
    sorting_tables,
)
from lib.ui.session import current_role, current_selection, current_workspace
from lib.ui.tables import declared_table

workspace, role = current_workspace(), current_role()
asked = current_selection()

profile = factor_profile(workspace, asked, role)
if not asked.areas:
    whole_municipality_hint(workspace)
profile_finding(profile)
factor_columns(profile)
factors_missing(workspace, profile)
with st.expander("Tabell: alla faktorer här", icon=":material/table:", key="risk-profil-tabell"):
    made_up = bool(len(profile) and profile["is_synthetic"].any())
    declared_table(profile, FACTOR_COLUMNS, f"{asked.municipality}-faktorer-{asked.period}", "risk-profil", made_up)

st.subheader("Hjälp att sortera", anchor=False)
weights, how = chosen_weights(workspace)
answer = sorting_help(workspace, asked, weights, how, role)
sorting_finding(answer, asked)
if not answer.refusal:
    order_side, cause_side = st.columns([3, 2], gap="medium")
    with order_side:
        sorting_picture(answer, asked)
    with cause_side:
        sensitivity_picture(answer)
    sorting_tables(answer, asked)
risk_notes(answer)
