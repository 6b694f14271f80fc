"""Platser: what is reported about places, by aspect, against the crimes, week by week, and the walks to come."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.aspects import ASPECT_COLUMNS, areas_shown, reported_aspects
from lib.analysis.coming_walks import WALK_COLUMNS, coming_walks
from lib.analysis.contrasts import contrast, contrast_measures
from lib.analysis.mapping import area_figures
from lib.analysis.report_weeks import ORDINARY, WEEK_COLUMNS, report_weeks
from lib.analysis.reports import report_summary
from lib.analysis.workspace import Workspace
from lib.charts.aspect_grid import aspect_grid_chart
from lib.charts.bars import bar_chart
from lib.charts.report_weeks import report_weeks_chart
from lib.domain.codes import Role, Status
from lib.domain.contrast import FEELING_SAFETY
from lib.domain.plan import FocusArea
from lib.domain.selection import Selection
from lib.domain.words import SYMBOLS, listing, number
from lib.ui.contrast_view import contrast_finding, contrast_picture, contrast_tables, named_rows
from lib.ui.figure_charts import show_chart
from lib.ui.map_view import area_map
from lib.ui.overlays import indicator_overlay
from lib.ui.report_view import report_reasons
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

Part = Callable[[Workspace, Selection, FocusArea, Role], None]


def places_part(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """Five views of the places, the map first."""
    parts: dict[str, Part] = {
        "Rapporter": _reports,
        "Aspekter": _aspects,
        "Trygghet mot säkerhet": _feelings,
        "Veckan": _weeks,
        "Vandringar": _walks,
    }
    for part, tab in zip(parts.values(), st.tabs(list(parts), key="platser-vy", on_change="rerun"), strict=True):
        if tab.open:
            with tab:
                part(workspace, asked, focus_area, role)


def _reports(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """The map of reports, and beside it the reasons and the wishes."""
    known = workspace.definitions.indicators
    names = [name for planned in focus_area.indicators for name in planned.measures]
    counted = next((name for name in (*names, *known) if known[name].computed_from == "reports"), None)
    map_side, reason_side = st.columns([3, 2], gap="medium")
    with map_side:
        if counted is None:
            st.info("Kommunen har inget mått som räknar rapporter om platser.")
        else:
            rows, classes = area_figures(workspace, asked, counted, role)
            shown = indicator_overlay(workspace, asked, known[counted], rows, classes, True, role)
            area_map(workspace, shown, "platskarta", asked.period.label)
    with reason_side:
        report_reasons(report_summary(workspace, asked, role))


def _aspects(workspace: Workspace, asked: Selection, _: FocusArea, role: Role) -> None:
    """What people complain of, by the checklist's aspects, and in which areas."""
    answer = reported_aspects(workspace, asked, role)
    whole = answer.whole
    if not answer.n_reports or whole.empty:
        nobody = "Inga rapporter om otrygga platser för det här urvalet."
        st.info("Aspekterna visas bara för polis och samordnare: antalen är små." if workspace.is_open else nobody)
        return
    ordered = whole.sort_values("count", ascending=False, kind="stable")
    ordered = ordered.assign(text=[_counted(row) for row in ordered.to_dict("records")])
    first = ordered.iloc[0]
    title = (
        f"{first['aspect_name']} nämns oftast: i {number(first['share_pct'])} % av {number(answer.n_reports)} rapporter"
    )
    subtitle = f"Rapporter om otrygga platser, {asked.period.label}. En rapport kan höra till flera aspekter."
    bar_side, grid_side = st.columns([2, 3], gap="medium")
    with bar_side:
        alt_text = f"{title}. " + ", ".join(ordered["aspect_name"] + " " + ordered["text"])
        drawn = ordered.dropna(subset=["count"])
        show_chart(partial(bar_chart, drawn, "aspect_name", "count", "text"), title, subtitle, alt_text, "aspekter")
        silent = (
            f" Ingen sorts rapport handlar om: {listing([name.lower() for name in answer.silent])}."
            if answer.silent
            else ""
        )
        st.caption(f"{number(answer.n_without)} rapporter hör inte till någon aspekt.{silent}")
    with grid_side:
        _aspect_grid(areas_shown(answer, role), answer.by_area["area_code"].nunique())
    file = f"{asked.municipality}-aspekter-{asked.period}"
    with st.expander("Alla områden i tabell", icon=":material/table:", key="aspekter-alla"):
        declared_table(pd.concat([whole, answer.by_area]), ASPECT_COLUMNS, file, "aspekter", answer.is_synthetic)
    with st.expander("Så räknas det", icon=":material/calculate:", key="aspekter-metod"):
        st.markdown(
            "Aspekterna är de i checklistan för trygghetsvandringar (efter CPTED och BoTryggt2030). Skälen och slaget "
            "av rapport avgör vilken aspekt den hör till; det står i checklist.yaml. Rapporter om trygga platser är "
            "inte med. Fler rapporter betyder inte alltid fler problem."
        )


def _aspect_grid(rows: pd.DataFrame, n_areas: int) -> None:
    if rows.empty:
        st.info("Inget område har rapporter som hör till en aspekt.")
        return
    drawn = rows.assign(text=[_counted(row) for row in rows.to_dict("records")])
    n_shown = drawn["area_name"].nunique()
    which = f"de {number(n_shown)} områden som har flest rapporter" if n_shown < n_areas else "områdena"
    title = f"Aspekter i {which}"
    told = f"{title}. Siffrorna står i tabellen under."
    show_chart(
        partial(aspect_grid_chart, drawn),
        title,
        "Antal rapporter, områdena i bokstavsordning",
        told,
        "aspekter-omraden",
    )


def _counted(row: dict[str, object]) -> str:
    return SYMBOLS[Status.SUPPRESSED] if row["status"] == Status.SUPPRESSED else number(float(str(row["count"])))


def _feelings(workspace: Workspace, asked: Selection, _: FocusArea, role: Role) -> None:
    """Where it feels unsafe although few crimes are reported, and the reverse."""
    measures = contrast_measures(workspace, FEELING_SAFETY.id)
    answer = contrast(workspace, asked, FEELING_SAFETY.id, measures[0] if measures else "", role)
    contrast_finding(answer)
    if not answer.missing:
        contrast_picture(answer, named_rows(answer), asked)
        with st.expander("Tabell", icon=":material/table:", key="platser-trygghet-tabell"):
            contrast_tables(answer, asked)
    st.page_link("pages/lagesbild/kontraster.py", label="Fler jämförelser på sidan Kontraster",
                 icon=":material/compare:")  # fmt: skip


def _weeks(workspace: Workspace, asked: Selection, _: FocusArea, role: Role) -> None:
    """The last weeks' reports against the usual."""
    answer = report_weeks(workspace, asked, role)
    if answer.weeks.empty:
        st.info(answer.why_not)
        return
    weeks = answer.weeks.assign(is_out=answer.weeks["level"] != ORDINARY)
    last = weeks.iloc[-1]
    title = (
        f"{last['week_name']}: {number(last['count'])} rapporter, {last['level']} (väntat {number(last['expected'])}, "
        f"{number(last['lower'])}–{number(last['upper'])})"
    )
    subtitle = "Rapporter per vecka, alla slag. Streckad linje: väntat för årstiden. Grått fält: tre standardavvikelser"
    told = f"{title}. {number(weeks['is_out'].sum())} av {number(len(weeks))} veckor ligger utanför det vanliga."
    show_chart(partial(report_weeks_chart, weeks, current_scheme()), title, subtitle, told, "platser-veckor")
    with st.expander("Tabell", icon=":material/table:", key="platser-veckor-alla"):
        shown = weeks.assign(week=weeks["week"].dt.date)
        declared_table(shown, WEEK_COLUMNS, f"{asked.municipality}-veckor", "platser-veckor", True)
    with st.expander("Så räknas det", icon=":material/calculate:", key="platser-veckor-metod"):
        st.markdown(
            "Det väntade är medel av de 52 veckorna före de 13 som visas, med månadens årstid inräknad. Gränserna är "
            "tre standardavvikelser (Poisson), vidare när veckorna varierar mer än slumpen (Laney 2002). En vecka "
            "räknas från måndag till söndag, efter dagen då rapporten kom in."
        )


def _walks(workspace: Workspace, asked: Selection, _: FocusArea, __: Role) -> None:
    walks = coming_walks(workspace, asked.areas, date.today())
    if walks.empty:
        st.info(
            "Inga kommande trygghetsvandringar är planerade. De planeras på sidan Trygghetsvandringar under Arbete."
        )
        return
    declared_table(walks, WALK_COLUMNS, f"{asked.municipality}-vandringar", "platser-vandringar", False)
