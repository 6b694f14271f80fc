"""Hjälpte det?: a measure's place before and after, beside a comparison and the areas around."""

import streamlit as st

from lib.analysis.effect import measure_effect
from lib.analysis.effect_question import measures_with_start
from lib.ui.effect_choices import effect_question, measure_choice
from lib.ui.effect_notes import effect_method, effect_sources, every_measure, theme_words
from lib.ui.effect_view import effect_pictures, effect_table, periods_words, verdict_box
from lib.ui.session import current_role, current_selection, current_workspace

workspace, role = current_workspace(), current_role()
asked = current_selection()
measures = measures_with_start(workspace)

if measures.empty:
    st.info(
        "Ingen åtgärd med startdag och område är registrerad. Läs in åtgärder på sidan Importera, eller med: "
        "python -m lib import FIL"
    )
else:
    answers = {name: measure_effect(workspace, name, role) for name in measures["measure_key"]}
    key = measure_choice(workspace, measures, answers, role)
    question = effect_question(workspace, asked, measures.set_index("measure_key").loc[key].to_dict(), role)
    effect = measure_effect(workspace, key, role, question)
    verdict_box(effect)
    st.caption(f"{periods_words(effect)}.")
    effect_pictures(effect, theme_words(workspace, effect))
    effect_table(effect, f"{asked.municipality}-hjalpte-det-{key}")
    every_measure(measures, answers, f"{asked.municipality}-alla-atgarder")
    effect_method(effect.indicator)
    effect_sources(effect)
