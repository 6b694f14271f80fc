"""The finding, in words, above the picture."""

import pandas as pd
import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.indicator import Indicator
from lib.domain.row import FigureRow, read_rows
from lib.domain.sentences import areas_sentence, place_sentence


def finding_box(workspace: Workspace, total: pd.DataFrame, rows: pd.DataFrame, indicator: Indicator) -> None:
    """What the figures say about the chosen place, and how many areas stand out."""
    if total.empty:
        st.info(f"{indicator.name}: det finns inga siffror för hela kommunen eller det valda området.")
        return
    place = place_sentence(FigureRow.read(total.to_dict("records")[0]), indicator.name)
    spread = areas_sentence(read_rows(rows.to_dict("records")), workspace.municipality.name)
    st.text(f"{indicator.name}. {place} {spread}".strip())


def whole_municipality_hint(workspace: Workspace) -> None:
    """Nothing is chosen yet: say what is shown and how to choose."""
    st.info(
        f"Hela {workspace.municipality.name} visas. Välj ett område med knappen ovan eller på kartan i Översikt.",
        icon=":material/touch_app:",
    )
