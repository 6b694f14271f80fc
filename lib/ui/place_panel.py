"""Beside the map: what protects and what worries in the chosen place, its reports, and what is going on."""

import pandas as pd
import streamlit as st

from lib.analysis.ongoing import ongoing_measures
from lib.analysis.profile import factor_profile
from lib.analysis.reports import report_summary
from lib.analysis.workspace import Workspace
from lib.domain.by_content import kept_by_content
from lib.domain.codes import Difference, Role
from lib.domain.row import read_rows
from lib.domain.selection import Selection
from lib.domain.sentences import against_words, value_words
from lib.domain.words import number
from lib.ui.plain_text import plain

MOST_FACTORS, MOST_MEASURES = 3, 3
DIRECTIONS = {"protective": ("Skyddar", ":material/shield:"), "risk": ("Oroar", ":material/warning:")}


def place_panel(workspace: Workspace, asked: Selection, role: Role) -> None:
    """Protective factors first, then risk factors, reports with their reasons, and open measures."""
    profile = factor_profile(workspace, asked, role)
    place = profile["area_name"].iloc[0] if len(profile) else workspace.municipality.name
    with st.container(border=True, height=560, key="platspanel", gap="xsmall"):
        st.subheader(place, anchor=False)
        for direction, (heading, icon) in DIRECTIONS.items():
            st.markdown(f"**{icon} {heading}**")
            _factors(profile, direction)
        _reports(workspace, asked, role)
        _measures(workspace, asked, role)
        st.page_link("pages/lagesbild/omrade.py", label="Öppna områdets sida", icon=":material/arrow_forward:")


def _factors(profile: pd.DataFrame, direction: str) -> None:
    lines, note = _told(profile, direction)
    for line in lines:
        _line(line)
    if note:
        st.caption(note)


@kept_by_content(300)
def _told(profile: pd.DataFrame, direction: str) -> tuple[tuple[str, ...], str]:
    """Those that surely differ from the municipality, by name; and how many do not."""
    rows = profile[profile["direction"] == direction].drop_duplicates("indicator_id") if len(profile) else profile
    if rows.empty:
        return (), "Inga siffror för den här platsen ännu."
    named = list(zip(rows["indicator"], read_rows(rows.to_dict("records")), strict=True))
    compared = [row for _, row in named if row.difference is not Difference.UNKNOWN]
    clear = [(name, row) for name, row in named if row.difference in (Difference.LOWER, Difference.HIGHER)]
    shown = (clear if compared else named)[:MOST_FACTORS]
    lines = (
        ", ".join(part for part in (f"{name}: {value_words(row)}", against_words(row)) if part) for name, row in shown
    )
    rest, alike = len(named) - len(shown), len(compared) - len(clear)
    note = f"Ytterligare {rest} mått" + (f", varav {alike} utan säker skillnad." if alike else ".")
    return tuple(lines), note if rest else ""


def _reports(workspace: Workspace, asked: Selection, role: Role) -> None:
    summary = report_summary(workspace, asked, role)
    st.markdown("**:material/report: Rapporter om platser**")
    _line(f"{number(summary.n_all)} rapporter, varav {number(summary.n_protective)} om trygga platser")
    common = summary.reasons.dropna().head(3)
    if len(common):
        named = [f"{name} ({number(count)})" for name, count in zip(common["name"], common["count"], strict=True)]
        st.caption("Vanligaste skäl: " + ", ".join(named))


def _measures(workspace: Workspace, asked: Selection, role: Role) -> None:
    measures = ongoing_measures(workspace, asked, role)
    st.markdown("**:material/construction: Pågår här**")
    current = measures[measures["is_open"]] if len(measures) else measures
    if current.empty:
        st.caption("Inga pågående åtgärder är registrerade.")
    for row in current.head(MOST_MEASURES).itertuples():
        _line(f"{row.title} ({row.status}, {row.owner})")


def _line(text: str) -> None:
    st.markdown(f":small[{plain(text)}]")
