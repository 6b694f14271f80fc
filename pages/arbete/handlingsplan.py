"""Handlingsplan: how far every activity has come, what nobody has reported, and the form to report it."""

from datetime import date

import streamlit as st

from lib.analysis.activity_history import activity_history
from lib.analysis.plan_follow_up import activity_states, narrowed, tally
from lib.domain.plan_sentences import tally_sentence
from lib.ui.activity_card import activity_facts, history_list
from lib.ui.activity_form import report_form
from lib.ui.activity_list import activity_list, chosen_activity
from lib.ui.carry_over_view import next_plan
from lib.ui.missing_reports import missing_list
from lib.ui.plan_filters import plan_choices
from lib.ui.plan_notes import no_plan, no_reports, plan_method, plan_sources
from lib.ui.plan_progress import progress_picture, progress_table
from lib.ui.session import current_role, current_workspace

workspace, role, today = current_workspace(), current_role(), date.today()
plan = workspace.definitions.plan

if plan is None:
    no_plan(workspace)
else:
    half, wanted = plan_choices(plan, today)
    states = activity_states(workspace, half, role)
    shown = narrowed(states, wanted)
    counted = tally(shown, half)
    st.text(tally_sentence(counted, half))
    no_reports(states)

    picture_side, missing_side = st.columns([3, 2], gap="medium")
    with picture_side:
        progress_picture(shown, counted, half)
    with missing_side:
        missing_list(workspace, plan, states, half, today)

    st.subheader("Aktiviteterna", anchor=False)
    file_name = f"{workspace.folder.slug}-handlingsplan-{half}"
    list_side, card_side = st.columns([3, 2], gap="medium")
    with card_side:
        activity = chosen_activity(plan, shown)
        history = activity_history(workspace, activity, role)
        with st.container(border=True, key="aktivitetskort"):
            activity_facts(plan, activity)
            history_list(workspace, activity, history, role)
            report_form(workspace, plan, activity, half, history, role)
    with list_side:
        activities, numbers = st.tabs(["Lista", "Läget i siffror"], key="plan-tabeller")
        with activities:
            activity_list(shown, file_name)
        with numbers:
            progress_table(shown, file_name)

    next_plan(workspace, plan, role, today)
    plan_method()
    plan_sources(plan, states)
