"""The chosen place over time: control chart, trend and known marks."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.control import COLUMNS, ControlAnswer, control_chart
from lib.analysis.effect_question import measures_with_start
from lib.analysis.trend import TrendAnswer
from lib.analysis.workspace import Workspace
from lib.charts.control import control_chart as drawn_chart
from lib.domain.change_codes import Rule
from lib.domain.change_sentences import control_words, trend_words
from lib.domain.change_words import RULES
from lib.domain.codes import Role, Unit
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.domain.words import UNITS, listing, number
from lib.ui.change_choices import chart_choices
from lib.ui.figure_charts import show_chart
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

ALARMS = (
    "Ju fler punkter och regler, desto fler falska larm: med de fyra reglerna ger ungefär tre av tio diagram på 36 "
    "punkter minst en signal av ren slump. En signal är ett skäl att titta närmare, inte ett bevis."
)


def over_time(workspace: Workspace, asked: Selection, indicator: Indicator, trend: TrendAnswer, role: Role) -> None:
    """The chart with its choices under it, the trend in words, and the table of the same numbers."""
    st.subheader("Över tid", anchor=False)
    st.text(_trend_text(trend))
    spot = st.container()
    answer = control_chart(workspace, asked, indicator.id, role)
    if answer.table.empty:
        st.info(answer.why_not)
        return
    chart, baseline = chart_choices(indicator, len(answer.table))
    answer = control_chart(workspace, asked, indicator.id, role, chart, baseline)
    with spot:
        _draw(workspace, asked, indicator, answer)
    with st.expander("Tabell: månaderna, gränserna och signalerna", icon=":material/table:", key="styrdiagram-siffror"):
        made_up = bool(answer.table["is_synthetic"].any())
        declared_table(answer.table, COLUMNS, f"{asked.municipality}-styrdiagram", "styrdiagram", made_up)


def _draw(workspace: Workspace, asked: Selection, indicator: Indicator, answer: ControlAnswer) -> None:
    table = answer.table.assign(why=[_why(row) for row in answer.table.to_dict("records")])
    base = table[table["in_baseline"]]["period"]
    after = table[~table["in_baseline"] & table["is_signal"]].to_dict("records")
    title = control_words(after, answer.baseline, base.iloc[0], base.iloc[-1])
    months = len(table["period"].iloc[0]) > len("2025")
    unit = UNITS[Unit(table["unit"].iloc[0])]
    subtitle = f"{indicator.name}, {unit}, {'per månad' if months else 'per år'}{_extras(answer)}"
    chart = partial(drawn_chart, table, _marks(workspace, asked), months, current_scheme())
    source = f"Källa: {table['source'].iloc[-1]}. Uppgifter till och med {table['data_date'].dropna().max()}."
    show_chart(chart, title, subtitle, f"Styrdiagram. {title} {subtitle}.", "styrdiagram", source)
    st.caption(ALARMS)


def _extras(answer: ControlAnswer) -> str:
    season = ". Medellinjen följer årstiden" if answer.is_seasonal else ""
    wider = f". Gränserna är {number(answer.spread, 1)} gånger vidare, för månaderna varierar mer än slumpen ger"
    return f"{season}{wider if answer.spread > 1 else ''}"


def _why(row: dict[object, object]) -> str:
    return listing([RULES[rule] for rule in Rule if row[rule.value]])


def _marks(workspace: Workspace, asked: Selection) -> pd.DataFrame:
    """The start of the measures in the chosen place; the whole municipality has too many to show."""
    rows = measures_with_start(workspace)
    here = rows[rows["area_code"].isin(asked.areas)]
    if asked.themes:
        here = here[here["theme"].isin(asked.themes)]
    return pd.DataFrame({"date": pd.to_datetime(here["started"]), "title": here["title"]})


def _trend_text(trend: TrendAnswer) -> str:
    fit = trend.fit
    if fit is None:
        return f"Ingen trend kan räknas. {trend.why_not}"
    return trend_words(trend.change, fit.change_pct, fit.lower_pct, fit.upper_pct, trend.first, trend.last)
