"""Key figures: the number, its change in words, and what it is compared with."""

import streamlit as st

from lib.analysis.figures import figures_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Change, Polarity, Role, Status, Unit
from lib.domain.indicator import Indicator
from lib.domain.row import FigureRow
from lib.domain.selection import Selection
from lib.domain.sentences import against_words, short_change, value_words
from lib.domain.words import CHANGES, UNITS, interval, sentence

ARROWS = {Change.INCREASE: "↑", Change.DECREASE: "↓", Change.MAYBE_CHANCE: "→"}


def key_figures(workspace: Workspace, asked: Selection, role: Role) -> None:
    """A row of cards for the municipality's headline indicators."""
    known = workspace.definitions.indicators
    ids = tuple(name for name in workspace.municipality.headline if name in known)
    answers = figures_of(workspace, asked, ids, "total", role)
    rows = {record["indicator"]: FigureRow.read(record) for record in answers.to_dict("records")}
    with st.container(key="nyckeltal"):
        for column, name in zip(st.columns(len(ids)), ids, strict=True):
            with column:
                key_figure(known[name], rows.get(name))


def key_figure(indicator: Indicator, row: FigureRow | None) -> None:
    """A card for one figure. An indicator without figures says how to get them."""
    with st.container(border=True, height="stretch", gap=None):
        if row is None or row.status is Status.MISSING:
            st.markdown(f"**{indicator.name}**")
            st.markdown("### –")
            st.caption(indicator.source.how_to_get or f"Siffror saknas. Källa: {indicator.source.name}.")
            return
        unit = "" if row.unit is Unit.PERCENT else UNITS[row.unit]
        spread = f"{unit} {interval(row.lower, row.upper, row.unit)}".strip()
        st.markdown(f"**{indicator.name}**", help=indicator.definition)
        st.markdown(f"### {value_words(row)} :small[:gray[{spread}]]")
        against = against_words(row)
        change = f"{_arrow(row, indicator)} {short_change(row) or sentence(CHANGES[Change.UNKNOWN])}".strip()
        st.caption(f"{change}. {sentence(against)}." if against else f"{change}.")


def _arrow(row: FigureRow, indicator: Indicator) -> str:
    """Blue for better, orange for worse, grey where neither is said; the words beside it say the same."""
    arrow = ARROWS.get(row.change, "")
    if not arrow or row.change is Change.MAYBE_CHANCE or indicator.polarity is Polarity.NEUTRAL:
        return f":gray[{arrow}]" if arrow else ""
    is_better = (row.change is Change.INCREASE) == (indicator.polarity is Polarity.HIGH_IS_GOOD)
    return f":{'blue' if is_better else 'orange'}[{arrow}]"
