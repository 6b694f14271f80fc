"""Rapport: the situation picture, the plan or the week as a file for those who were not at the meeting."""

from datetime import date

import streamlit as st

from lib.ui.paper_choice import paper_choice
from lib.ui.paper_file import nothing_to_report, paper_contents, paper_file, paper_method
from lib.ui.session import current_role, current_workspace

workspace, role, today = current_workspace(), current_role(), date.today()
choice = paper_choice(workspace, role, today)

if choice is None:
    nothing_to_report(workspace)
else:
    with st.container(border=True, key="rapport-innehallet"):
        may_be_made = paper_contents(workspace, choice.asked, today)
    paper_file(workspace, choice, today, may_be_made=may_be_made)
paper_method()
