"""Social or situational, for all, for those at risk or those in need: how many open measures, and a click filters."""

import pandas as pd
import streamlit as st

from lib.analysis.measures import kinds_of
from lib.domain.measure_words import LEVELS_EXPLAINED, PREVENTION
from lib.domain.words import number
from lib.ui.measure_filters import ALL, KIND, LEVEL

TABLE = "atgard-slag-tabell"


def kind_matrix(measures: pd.DataFrame) -> None:
    """All open measures, whatever is filtered; the chosen cell is what the board shows."""
    counts, n_unsaid = kinds_of(measures)
    shown = pd.DataFrame({LEVELS_EXPLAINED[level]: [number(count) for count in counts[level]] for level in counts})
    shown.insert(0, "Slag", [PREVENTION[kind] for kind in counts.index])
    st.markdown("**Vilket slag av förebyggande arbete?**")
    st.dataframe(
        shown,
        hide_index=True,
        key=TABLE,
        on_select=lambda: _choose(tuple(counts.index)),
        selection_mode="single-cell",
    )
    unsaid = f" {number(n_unsaid)} saknar slag eller nivå." if n_unsaid else ""
    st.caption(f"Antal öppna åtgärder. Klicka på ett tal för att bara se dem, på ett slag för hela raden.{unsaid}")


def _choose(kinds: tuple[str, ...]) -> None:
    """Filters the board; the first column chooses the whole row."""
    cells = st.session_state[TABLE]["selection"]["cells"]
    codes = {label: code for code, label in LEVELS_EXPLAINED.items()}
    st.session_state[KIND] = kinds[cells[0][0]] if cells else ALL
    st.session_state[LEVEL] = codes.get(cells[0][1], ALL) if cells else ALL
