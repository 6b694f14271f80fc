"""Medborgarlöften: what police and municipality promise, what is done of it, what it gave and what people are told."""

from datetime import date

import streamlit as st

from lib.analysis.promises import promises_of, writes_promises
from lib.domain.codes import Role
from lib.ui.address import adopt
from lib.ui.promise_choice import CHOSEN, NEW, NONE, open_promise, told_once
from lib.ui.promise_list import promise_cards, promise_map, promises_finding
from lib.ui.promise_notes import no_promises, promise_method, promise_sources, promise_tables
from lib.ui.promise_page import new_promise, one_promise
from lib.ui.session import current_role, current_workspace

workspace, role, today = current_workspace(), current_role(), date.today()
promises = promises_of(workspace, role, today)
by_id = {str(row["id"]): row for row in promises.to_dict("records")}
chosen = adopt(CHOSEN, (NONE, NEW, *by_id), NONE)

if chosen == NEW and writes_promises(role):
    new_promise(workspace)
elif chosen in by_id:
    one_promise(workspace, by_id[chosen], role, today)
else:
    told_once()
    if writes_promises(role):
        st.button("Nytt löfte", key="lofte-nytt-knapp", icon=":material/add:", on_click=open_promise, args=(NEW,))
    if promises.empty:
        no_promises(workspace)
    else:
        promises_finding(promises)
        map_side, list_side = st.columns([3, 2], gap="medium")
        with list_side, st.container(height=560, key="platspanel", border=False):
            promise_cards(promises)
        with map_side:
            promise_map(workspace, promises, None)
        promise_tables(workspace, promises, promises_of(workspace, Role.PUBLIC, today))
        promise_method()
        promise_sources(promises)
