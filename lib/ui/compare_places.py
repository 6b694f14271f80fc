"""Jämför, the municipality against others: finding, picture, what is missing and how to get it, table."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.places_compared import missing_places, places_compared
from lib.analysis.workspace import Workspace
from lib.charts.interval_rows import interval_rows_chart
from lib.domain.codes import Role, Unit
from lib.domain.comparison_columns import PLACES_COMPARED
from lib.domain.comparison_words import how_to_fetch, places_finding
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.domain.words import UNITS, figure, interval, listing
from lib.ui.compare_place import against_of, in_sentence
from lib.ui.figure_charts import show_chart
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table


def compare_places(workspace: Workspace, asked: Selection, indicator: Indicator, role: Role) -> None:
    rows = places_compared(workspace, asked, indicator.id, role)
    if rows.empty:
        st.info(f"{indicator.name}: det finns inga siffror att jämföra.")
        return
    unit = Unit(rows["unit"].iloc[0])
    told = [(in_sentence(row["place_name"]), against_of(row)) for row in rows.iloc[1:].to_dict("records")]
    finding = places_finding(rows["place_name"].iloc[0], told)
    if len(rows) > 1:
        texts = [f"{figure(r.value, unit)} {interval(r.lower, r.upper, unit)}".strip() for r in rows.itertuples()]
        drawn = rows.assign(name=rows["place_name"], text=texts, is_chosen=[True] + [False] * (len(rows) - 1))
        drawn = drawn.drop_duplicates("name")
        subtitle = f"{indicator.name}, {UNITS[unit]}. Grå linje: {rows['place_name'].iloc[0]}"
        chart = partial(interval_rows_chart, drawn, float(rows["value"].iloc[0]), current_scheme(), is_judged=False)
        alt_text = f"{finding} {subtitle}. " + ", ".join(drawn["name"] + " " + drawn["text"])
        show_chart(chart, finding or indicator.name, subtitle, alt_text, "jamfor-platser")
    _missing(workspace, indicator, rows)
    name = f"{asked.municipality}-jamfor-kommuner-{indicator.id}-{asked.period}"
    is_other = rows.index > 0  # a place is not compared with itself
    words = {column: rows[column].astype(object).where(is_other, None) for column in ("difference", "standing")}
    declared_table(
        rows.assign(**words), PLACES_COMPARED, name, "jamfor-platser", bool(rows["is_synthetic"].eq(True).any())
    )


def _missing(workspace: Workspace, indicator: Indicator, rows: pd.DataFrame) -> None:
    """Who in the comparison group has no figure, and how to get it."""
    if not workspace.municipality.comparison_group:
        st.info("Kommunen har ingen jämförelsegrupp. Skriv kommunernas namn i municipality.yaml, comparison_group.")
        return
    missing = missing_places(workspace, rows)
    if not missing:
        return
    names = listing([place.name for place in missing])
    codes = [place.code for place in missing if place.code]
    st.info(f"Siffror saknas för {names} ur jämförelsegruppen. {how_to_fetch(indicator, codes)}")
