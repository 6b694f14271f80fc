"""Trygghetsvandringar: where to walk and why, the plan, the walk itself, the protocol and the return."""

from datetime import date

from lib.analysis.walks import walk_list
from lib.ui.address import adopt
from lib.ui.session import current_role, current_workspace
from lib.ui.walk_choice import CHOSEN, NEW, NONE, told_once
from lib.ui.walk_list_view import new_walk_button, walk_cards, walk_table, walks_finding
from lib.ui.walk_notes import no_walks, walk_method, walk_sources
from lib.ui.walk_start import start_walk
from lib.ui.walk_steps import follow_observation, one_walk

workspace, role = current_workspace(), current_role()
walks = walk_list(workspace, role, date.today())
follow_observation(workspace, role)
chosen = adopt(CHOSEN, (NONE, NEW, *map(str, walks["id"])), NONE)

if chosen == NEW:
    start_walk(workspace, role)
elif chosen != NONE:
    one_walk(workspace, int(chosen), role)
else:
    told_once()
    if walks.empty:
        no_walks()
        new_walk_button()
    else:
        walks_finding(walks)
        new_walk_button()
        walk_cards(walks)
        walk_table(workspace, walks)
    walk_method()
    walk_sources(walks)
