"""Jämför, areas against areas: finding, picture, the chosen area beside it, table."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.areas_compared import (
    areas_compared,
    funnel_lines,
    in_order,
    municipality_hits,
    named_areas,
    order_in_words,
)
from lib.analysis.harm import can_be_weighted
from lib.analysis.panels import area_panels
from lib.analysis.workspace import Workspace
from lib.charts.funnel import funnel_chart
from lib.charts.interval_rows import interval_rows_chart
from lib.domain.codes import Difference, Role, Status, Unit
from lib.domain.comparison_columns import AREAS_COMPARED
from lib.domain.comparison_words import areas_finding
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.domain.words import UNITS, figure, interval
from lib.ui.compare_choices import FUNNEL, PANELS, picture_choice, weight_choice
from lib.ui.compare_place import place_details
from lib.ui.figure_charts import show_chart
from lib.ui.panel_view import show_panels
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table


def compare_areas(workspace: Workspace, asked: Selection, indicator: Indicator, role: Role) -> None:
    choices = st.container(horizontal=True, gap="medium")
    with choices:
        by_harm = weight_choice(can_be_weighted(workspace, indicator, role))
    rows = areas_compared(workspace, asked, indicator.id, role, by_harm)
    if rows.empty or rows["value"].isna().all():
        st.info(f"{indicator.name}: det finns inga siffror per område att jämföra för den här perioden.")
        return
    with choices:
        picture = picture_choice(can_funnel=not by_harm and bool(rows["base"].notna().any()), can_panels=not by_harm)
    finding = areas_finding(rows["difference"].map(Difference).to_list(), workspace.municipality.name)
    unit = _unit_words(workspace, rows, by_harm)
    subtitle = f"{indicator.name}, {unit}, {_when(rows, asked)}"
    picture_side, place_side = (st.container(), st.container())
    if picture != PANELS:
        picture_side, place_side = st.columns([3, 2], gap="medium")
    with picture_side:
        if picture == PANELS:
            panels = area_panels(workspace, asked, indicator.id, role)
            reference = _reference(workspace, asked, indicator, role)
            show_panels(panels, reference, finding, f"{subtitle}. Grå linje: {workspace.municipality.name} nu")
        else:
            _one_picture(workspace, asked, indicator, role, rows, picture, finding, subtitle, by_harm)
    with place_side:
        chosen = rows[rows["area_code"] == asked.area] if asked.area else rows.iloc[:0]
        place_details(workspace, asked, indicator, role, chosen, by_harm)
    with st.expander("Tabell: alla områden", icon=":material/table:", expanded=True, key="jamfor-omraden"):
        name = f"{asked.municipality}-jamfor-{indicator.id}-{asked.period}{'-skada' if by_harm else ''}"
        shown = in_order(rows, "value", role)
        filled = tuple(column for column in AREAS_COMPARED if column.name in shown and shown[column.name].notna().any())
        declared_table(shown, filled, name, "jamfor-omraden", bool(rows["is_synthetic"].eq(True).any()))


def _one_picture(
    workspace: Workspace, asked: Selection, indicator: Indicator, role: Role, rows: pd.DataFrame, picture: str,
    finding: str, subtitle: str, by_harm: bool,
) -> None:  # fmt: skip
    scheme = current_scheme()
    rows = rows.assign(text=[_text(row) for row in rows.to_dict("records")])
    alt_text = f"{finding} {subtitle}."
    if picture == FUNNEL:
        whole = municipality_hits(workspace, asked, indicator.id, role)
        titles = {Unit.PERCENT: "Antal svar" if indicator.kind == "survey_share" else "Antal personer"}
        chart = partial(
            funnel_chart,
            rows.assign(label=rows["area_name"].where(rows["area_code"].isin(named_areas(rows, asked, role)), "")),
            funnel_lines(rows, whole),
            titles.get(Unit(rows["unit"].iloc[0]), "Personår"),
            scheme,
        )
        told = f"{subtitle}. Streckad tratt: 95 %, hel tratt: 99,8 %. Linje: {workspace.municipality.name}"
        show_chart(chart, finding, told, f"Trattdiagram. {alt_text}", "jamfor-tratt")
        return
    ordered = in_order(rows[rows["value"].notna()], "value", role)
    ordered = ordered.assign(name=ordered["area_name"], is_chosen=ordered["area_code"].isin(asked.areas))
    reference = _reference(workspace, asked, indicator, role) if not by_harm else _harm_reference(rows)
    chart = partial(
        interval_rows_chart, ordered, reference, scheme, "from_zero" if indicator.kind == "count" else "near"
    )
    told = f"{subtitle}. Områden {order_in_words(role)}, med 95 % osäkerhet. Grå linje: {workspace.municipality.name}"
    show_chart(chart, finding, told, f"Intervall. {alt_text}", "jamfor-intervall")


def _reference(workspace: Workspace, asked: Selection, indicator: Indicator, role: Role) -> float | None:
    value = float(municipality_hits(workspace, asked, indicator.id, role).values[0])
    return None if value != value else value


def _harm_reference(rows: pd.DataFrame) -> float | None:
    common = (rows["value"] / rows["against_whole"]).dropna()
    return float(common.iloc[0]) if len(common) else None


def _text(row: dict[str, object]) -> str:
    unit = Unit(str(row["unit"]))
    value, lower, upper = (float(str(row[name])) for name in ("value", "lower", "upper"))
    return f"{figure(value, unit, Status(str(row['status'])))} {interval(lower, upper, unit)}".strip()


def _unit_words(workspace: Workspace, rows: pd.DataFrame, by_harm: bool) -> str:
    unit = UNITS[Unit(rows["unit"].dropna().iloc[0])]
    return f"vägd efter skada {unit} (1 är {workspace.definitions.harm_weights.unit})" if by_harm else unit


def _when(rows: pd.DataFrame, asked: Selection) -> str:
    years = rows["period"].dropna() if "period" in rows else pd.Series(dtype=object)
    return str(years.max()) if len(years) else asked.period.label
