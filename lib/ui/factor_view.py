"""Protective factors beside risk factors, each figure against the municipality."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.profile import factors_without_figures
from lib.analysis.workspace import Workspace
from lib.charts.against import against_chart
from lib.domain.codes import Difference, Unit
from lib.domain.factor_words import FACTOR_LEVELS
from lib.domain.palette import PROTECTION, RISK
from lib.domain.row import FigureRow, read_rows
from lib.domain.sentences import against_words, value_words
from lib.domain.words import listing
from lib.ui.figure_charts import show_chart
from lib.ui.session import current_scheme

SIDES = (("protective", "Skyddsfaktorer", PROTECTION[3]), ("risk", "Riskfaktorer", RISK[3]))


def factor_columns(profile: pd.DataFrame) -> None:
    """Two charts side by side, protection to the left."""
    for column, (direction, title, colour) in zip(st.columns(2, gap="medium"), SIDES, strict=True):
        with column:
            _side(profile, direction, title, colour)


def factors_missing(workspace: Workspace, profile: pd.DataFrame) -> None:
    """The factors that no figure shows: a gap is said, not left out."""
    missing = factors_without_figures(workspace, profile)
    if missing:
        with st.expander(f"{len(missing)} faktorer saknar siffror här", icon=":material/help:", key="faktorer-utan"):
            st.text(listing([factor.name for factor in missing]) + ".")


def _side(profile: pd.DataFrame, direction: str, title: str, colour: str) -> None:
    rows = profile[profile["direction"] == direction] if len(profile) else profile
    shares = (
        rows[(rows["unit"] == Unit.PERCENT) & rows["value"].notna()].drop_duplicates("indicator_id")
        if len(rows)
        else rows
    )
    if shares.empty:
        st.subheader(title, anchor=False)
        st.info("Det finns inga siffror för den här platsen ännu.")
        return
    told = [_words(row) for row in read_rows(shares.to_dict("records"))]
    levels = shares["level"].map(FACTOR_LEVELS).fillna("")
    texts = [f"{words}. Nivå: {level}" if level else words for words, level in zip(told, levels, strict=True)]
    shares = shares.assign(text=texts)
    clear = shares["difference"].isin([Difference.LOWER, Difference.HIGHER]).sum()
    other = next(iter(shares["comparison_name"].dropna()), "")
    subtitle = f"{clear} av {len(shares)} mått skiljer sig säkert från {other}. Grått streck: {other}." if other else ""
    chart = partial(against_chart, shares, colour, current_scheme())
    show_chart(
        chart,
        title,
        subtitle,
        f"{title}. " + ". ".join(shares["indicator"] + ": " + shares["text"]),
        f"faktorer-{direction}",
    )


def _words(row: FigureRow) -> str:
    return ", ".join(part for part in (value_words(row), against_words(row)) if part)
