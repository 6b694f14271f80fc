"""Problem: from what is seen, over causes and measures, to what came of it; and where the chains break."""

import streamlit as st

from lib.analysis.cause_tree import cause_tree
from lib.analysis.chains import chain_breaks, chain_steps
from lib.analysis.priorities import ranked_problems
from lib.analysis.problem_list import problem_list, records
from lib.analysis.problem_numbers import followed_number
from lib.analysis.problems import may_make_problems
from lib.ui import problem_choices as choices
from lib.ui.chain_view import chains_sentence, chains_view
from lib.ui.priority_form import weights_form
from lib.ui.priority_view import ranked_view
from lib.ui.problem_card import cause_picture, facts, finding, hangs_together, missing_links
from lib.ui.problem_form import made_receipt, new_form
from lib.ui.problem_notes import no_problems, problem_method, problem_sources
from lib.ui.problem_parts import problem_part
from lib.ui.session import current_role, current_workspace

workspace, role = current_workspace(), current_role()
problems = problem_list(workspace, role)
made_receipt()

if not may_make_problems(role):
    st.info("Problemen är interna och visas bara för polisen och samordnaren.")
elif problems.empty:
    no_problems(workspace)
    new_form(workspace, role)
else:
    breaks = chain_breaks(workspace, role)
    st.text(chains_sentence(breaks, problems))
    view = choices.view_choice()
    if view == choices.CHAINS:
        chains_view(workspace, role)
    elif view == choices.RANKED:
        ranked_view(workspace, ranked_problems(workspace, role))
        with st.expander("Vikter: hur tungt varje kriterium väger", icon=":material/balance:", key="vikter"):
            weights_form(workspace, role)
    elif view == choices.NEW:
        new_form(workspace, role)
    else:
        chosen = choices.problem_choice(workspace, problems)
        problem = records(problems[problems["id"] == chosen])[0]
        followed = followed_number(workspace, problem, role)
        finding(problem, chain_steps(workspace, role))
        picture_side, fact_side = st.columns([3, 2], gap="medium")
        with picture_side:
            cause_picture(problem, cause_tree(workspace, problem, role))
        with fact_side:
            facts(workspace, problem, followed)
            missing_links(problem, breaks)
        hangs_together(workspace, problem, role)
        problem_part(workspace, problem, followed, role)
    problem_method()
    problem_sources(problems)
