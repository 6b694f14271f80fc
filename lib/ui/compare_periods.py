"""Jämför, now against before: finding, picture, table."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.areas_compared import in_order
from lib.analysis.periods_compared import periods_compared
from lib.analysis.workspace import Workspace
from lib.charts.interval_rows import interval_rows_chart
from lib.domain.codes import Difference, Role, Unit
from lib.domain.comparison_columns import PERIODS_COMPARED
from lib.domain.comparison_words import Against, against_sentence, periods_finding
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.ui.figure_charts import show_chart
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table


def compare_periods(workspace: Workspace, asked: Selection, indicator: Indicator, role: Role) -> None:
    rows = periods_compared(workspace, asked, indicator.id, role)
    if rows.empty:
        st.info(f"{indicator.name}: det finns inga siffror per område att jämföra.")
        return
    now, before = rows["now_name"].iloc[0], rows["before_name"].iloc[0]
    finding = periods_finding(rows["difference"].map(Difference).to_list(), now, before)
    is_share = indicator.unit is Unit.PERCENT
    drawn = in_order(rows[rows["difference"] != Difference.UNKNOWN], "against", role)
    if drawn.empty:
        st.info(finding)
    else:
        measure = "skillnad i procentenheter" if is_share else "gånger värdet före"
        subtitle = f"{indicator.name}: {now} mot {before}, {measure}, med 95 % osäkerhet. Grå linje: oförändrat"
        shown = _drawn(drawn, asked, indicator.unit)
        chart = (
            partial(interval_rows_chart, shown, 0.0, current_scheme())
            if is_share
            else partial(interval_rows_chart, shown, 1.0, current_scheme(), "ratio")
        )
        show_chart(chart, finding, subtitle, f"Intervall. {finding} {subtitle}.", "jamfor-perioder")
    with st.expander("Tabell: alla områden", icon=":material/table:", expanded=True, key="jamfor-perioder-tabell"):
        name = f"{asked.municipality}-fore-och-nu-{indicator.id}-{asked.period}"
        synthetic = bool(rows["is_synthetic"].eq(True).any())
        declared_table(in_order(rows, "against", role), PERIODS_COMPARED, name, "jamfor-perioder", synthetic)


def _drawn(rows: pd.DataFrame, asked: Selection, unit: Unit) -> pd.DataFrame:
    texts = [
        against_sentence(
            Against(row["against"], row["against_lower"], row["against_upper"], Difference(row["difference"])),
            "före", unit,
        )
        for row in rows.to_dict("records")
    ]  # fmt: skip
    return rows.assign(
        name=rows["area_name"],
        value=rows["against"],
        lower=rows["against_lower"],
        upper=rows["against_upper"],
        text=texts,
        is_chosen=rows["area_code"].isin(asked.areas),
    )
