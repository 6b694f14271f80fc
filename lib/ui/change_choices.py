"""Choices of the pages about change: how many years are compared with, and how the control chart is drawn."""

import streamlit as st

from lib.analysis.control import BASELINES, DEFAULT_BASELINE, possible_charts
from lib.domain.change_codes import ControlChart
from lib.domain.change_words import CHARTS
from lib.domain.indicator import Indicator
from lib.ui.address import adopt

YEARS = {"1": "Vald period", "3": "Tre år"}


def years_choice() -> int:
    """Against how many earlier years; `mot` in the address."""
    adopt("mot", tuple(YEARS), "3")
    chosen = st.segmented_control(
        "Jämförelsen omfattar",
        tuple(YEARS),
        format_func=lambda n: YEARS[n],
        key="mot",
        required=True,
        persist_state="session",
        help="Tre år: perioden du jämför med och samma månader åren före. Ett enda år bär lika mycket slump som "
        "perioden själv. Tre år visar säkrare vad som brukar vara vanligt.",
    )
    return int(chosen or "3")


def chart_choices(indicator: Indicator, n_points: int) -> tuple[ControlChart, int]:
    """Which control chart, and how many of the first points its limits come from; `diagram` and `bas`."""
    charts = tuple(chart.value for chart in possible_charts(indicator))
    baselines = tuple(str(n) for n in BASELINES if n <= n_points) or (str(BASELINES[0]),)
    standard = str(DEFAULT_BASELINE) if str(DEFAULT_BASELINE) in baselines else baselines[-1]
    chart, points = adopt("diagram", charts, charts[0]), adopt("bas", baselines, standard)
    left, right = st.columns(2)
    left.selectbox(
        "Styrdiagram",
        charts,
        format_func=lambda code: CHARTS[ControlChart(code)],
        key="diagram",
        persist_state="session",
    )
    right.selectbox(
        "Basperiod",
        baselines,
        format_func=lambda n: f"de första {n} månaderna",
        key="bas",
        persist_state="session",
        help="Gränserna räknas ur basperioden och ligger sedan fast. De flyttas aldrig av sig själva.",
    )
    return ControlChart(chart), int(points)
