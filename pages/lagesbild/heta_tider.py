"""Heta tider: the hours, months and days that hold more than expected."""

import streamlit as st

from lib.analysis.hot_hours import hot_times
from lib.analysis.special_days import marks, special_days, weekly_counts
from lib.analysis.timed_question import may_ask
from lib.analysis.year_profile import year_profile
from lib.ui.event_source_note import event_source_note
from lib.ui.hot_time_view import (
    NOT_FOR_ROLE,
    against_choice,
    days_part,
    finding_text,
    time_method,
    time_tables,
    week_part,
    year_part,
)
from lib.ui.place_choices import place_choice, place_question, question_words, where_words
from lib.ui.session import current_role, current_selection, current_workspace

workspace, role = current_workspace(), current_role()
asked = current_selection()

question_side, place_side = st.columns([3, 2], vertical_alignment="bottom")
with question_side:
    question = place_question(workspace, asked)
with place_side:
    place = place_choice(workspace, asked, role)
against_rest = against_choice(asked, place)

is_for_role = may_ask(role)
hot = hot_times(workspace, question, place, against_rest, role)
year = year_profile(workspace, question, place, role)
days = special_days(workspace, question, place, role)
where = where_words(workspace, question, place, role)
words = question_words(workspace, question, where)

if is_for_role:
    finding_text(hot, year, words)
    week_part(hot, words)
else:
    st.info(NOT_FOR_ROLE)
year_part(year, question_words(workspace, question, where, with_period=False))
if is_for_role:
    weeks = weekly_counts(workspace, question, place, role)
    days_part(weeks, marks(workspace, asked.period), days, words)

time_tables(workspace, question, hot, year, days)
time_method(days)
note = workspace.definitions.calendar.note
event_source_note(workspace, question, *([note] if note else []))
