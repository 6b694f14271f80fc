"""Otrygga platser: the list with its map, reasons and wishes, hot places and times, and what came of it."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.hot_hours import hot_times
from lib.analysis.place_reports import (
    OUTCOMES,
    REPORTS,
    in_selection,
    may_handle,
    may_report,
    report_list,
    report_outcomes,
)
from lib.analysis.report_map import counted_by_cell
from lib.analysis.reports import report_summary
from lib.analysis.workspace import Workspace
from lib.analysis.year_profile import year_profile
from lib.charts.handled import handled_chart
from lib.domain.codes import Role
from lib.domain.place_question import PlaceQuestion
from lib.domain.report_words import MORE_IS_NOT_WORSE
from lib.domain.selection import Selection
from lib.domain.words import number
from lib.maps.overlay import Overlay, Points
from lib.ui.address import adopt
from lib.ui.figure_charts import show_chart
from lib.ui.hot_place_view import hot_view, map_with_list, placed_words
from lib.ui.hot_time_view import NOT_FOR_ROLE, finding_text, week_part
from lib.ui.map_view import area_map
from lib.ui.place_choices import question_words
from lib.ui.report_card import NAMED_BY, report_card, report_name
from lib.ui.report_view import report_reasons
from lib.ui.tables import declared_table

WAITING, ALL = "vantar", "alla"
WHICH = {WAITING: "Att ta hand om", ALL: "Alla"}
MOST_LISTED = 200
FIRST = (
    "Inga rapporter ännu. Skriv den första under Ny rapport, eller läs in en fil på sidan Importera "
    "(python -m lib import FIL)."
)


VIEWS = {"lista": "Rapporter", "ny": "Ny rapport", "skal": "Skäl och önskemål", "var": "Var och när",
         "resultat": "Vad det blev"}  # fmt: skip


def view_choice(workspace: Workspace, role: Role) -> str:
    """`vy` in the address, so that a link or a code on a wall opens the form. Who may only report gets the form."""
    views = views_of(role)
    if len(views) == 1:
        return views[0]
    is_empty = may_handle(role) and report_list(workspace, role).empty
    adopt("vy", views, "ny" if is_empty else views[0])
    chosen = st.segmented_control(
        "Vy",
        views,
        format_func=VIEWS.__getitem__,
        key="vy",
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    if is_empty and chosen == "ny":
        st.info(FIRST)
    return str(chosen)


def views_of(role: Role) -> tuple[str, ...]:
    """Single reports for those who handle them, the form for those who report, sums for everybody but who only does."""
    own = {"lista": may_handle(role), "ny": may_report(role)}
    return tuple(view for view in VIEWS if own.get(view, role is not Role.REPORTER))


def list_part(workspace: Workspace, asked: Selection | None, role: Role) -> None:
    """The map with the list beside it, and the chosen report."""
    everything = report_list(workspace, role)
    if everything.empty:
        st.info(FIRST)
        return
    shown = _chosen_rows(everything, asked)
    st.text(_finding(everything, shown, asked))
    map_side, card_side = st.columns([3, 2], gap="medium")
    with map_side:
        _map(workspace, shown)
    with card_side:
        report = _chosen(everything, shown)
        if report is not None:
            report_card(workspace, report, role)
    with st.expander(f"Tabell: {number(len(shown))} rapporter", icon=":material/table:", key="rapporter-tabell-ruta"):
        made_up = bool(shown["is_synthetic"].any())
        declared_table(shown, REPORTS, f"{workspace.folder.slug}-rapporter", "rapporter", made_up)


def reasons_part(workspace: Workspace, asked: Selection, role: Role) -> None:
    report_reasons(report_summary(workspace, asked, role))


def hot_part(workspace: Workspace, asked: Selection, role: Role) -> None:
    """The same methods as on the pages about hot places and hot times, on the reports."""
    question = PlaceQuestion(asked, "reports")
    shown = hot_view(workspace, question, "rutnat", role)
    st.text(f"{question_words(workspace, question)}. {shown.finding}")
    st.caption(f"{placed_words(workspace, question)} Rapporter om trygga platser är inte med. {MORE_IS_NOT_WORSE}")
    map_with_list(workspace, question, shown)
    hot = hot_times(workspace, question, None, False, role)
    if workspace.is_open:
        st.info(NOT_FOR_ROLE)
        return
    if hot.blocks.empty and asked.areas:
        st.info("För få rapporter för att säga vilka timmar som sticker ut.")
        return
    finding_text(hot, year_profile(workspace, question, None, role), "Rapporternas tider")
    week_part(hot, question_words(workspace, question))


def outcome_part(workspace: Workspace, asked: Selection, role: Role) -> None:
    """What was reported, and what came of it."""
    table = report_outcomes(workspace, asked, role)
    if table.empty:
        st.info("Inga rapporter i det här urvalet.")
        return
    whole = table.iloc[-1]
    title = (
        f"Av {number(whole['count'])} rapporter är {number(whole['done'])} åtgärdade eller avslutade, och "
        f"{number(whole['with_outcome'])} har ett svar till den som rapporterade"
    )
    subtitle = f"Antal rapporter per kategori och hur långt de kommit, {asked.period.label}. {MORE_IS_NOT_WORSE}"
    show_chart(
        partial(handled_chart, table.iloc[:-1]),
        title,
        subtitle,
        f"{title}. Siffrorna står i tabellen.",
        "rapport-laget",
    )
    made_up = bool(table["is_synthetic"].any())
    declared_table(table, OUTCOMES, f"{asked.municipality}-rapporter-resultat-{asked.period}", "resultat", made_up)
    answers = in_selection(report_list(workspace, role), asked)
    answers = answers[answers["outcome"] != ""].head(20) if len(answers) else answers
    if len(answers):
        st.subheader("Senast besvarat", anchor=False)
        declared_table(answers, _ANSWERED, f"{asked.municipality}-besvarat", "besvarat", made_up)


_ANSWERED = tuple(c for c in REPORTS if c.name in ("reported_at", "area_name", "category_name", "status", "outcome"))


def _chosen_rows(everything: pd.DataFrame, asked: Selection | None) -> pd.DataFrame:
    """What waits is never hidden by the period: it waits until somebody has taken care of it."""
    adopt("vilka", tuple(WHICH), WAITING)
    which = st.segmented_control(
        "Visa rapporter",
        tuple(WHICH),
        format_func=WHICH.__getitem__,
        key="vilka",
        required=True,
        persist_state="session",
    )
    if which == ALL:
        return in_selection(everything, asked)
    waiting = everything[everything["is_waiting"]]
    if asked is not None:
        waiting = waiting[waiting["area_code"].isin(asked.areas)] if asked.areas else waiting
        waiting = waiting[waiting["category"].isin(asked.themes)] if asked.themes else waiting
    return waiting


def _finding(everything: pd.DataFrame, shown: pd.DataFrame, asked: Selection | None) -> str:
    placed = int(shown["lon"].notna().sum())
    n_new = int((shown["status"] == "ny").sum())
    waiting = f"{number(int(everything['is_waiting'].sum()))} rapporter väntar"
    period = f" ({asked.period.label})" if asked is not None and st.session_state.get("vilka") == ALL else ""
    return (
        f"{waiting} i kommunen. Här visas {number(len(shown))}{period}, varav {number(n_new)} nya: {number(placed)} på "
        f"kartan, {number(len(shown) - placed)} utan position. {MORE_IS_NOT_WORSE}"
    )


def _map(workspace: Workspace, shown: pd.DataFrame) -> None:
    placed = shown.assign(theme=shown["category"])[shown["lon"].notna().to_numpy()]
    cells = counted_by_cell(placed, workspace.municipality.projected_crs)
    names = {one.id: one.name for one in workspace.definitions.report_categories.categories}
    title = f"{number(len(placed))} på kartan, {number(len(shown) - len(placed))} utan position"
    points = Points(cells, names, title) if len(cells) else None
    drawn = Overlay("Rapporter om platser", pd.DataFrame({"unit": []}), (), "neutral", st.session_state.get("omrade"),
                    points, (MORE_IS_NOT_WORSE,))  # fmt: skip
    area_map(workspace, drawn, "rapporternas-karta", _days(shown), "Källa: rapporter om platser.")


def _days(shown: pd.DataFrame) -> str:
    """From the first reported day to the last."""
    days = shown["reported_at"].dropna()
    return f"Rapporterat {days.min():%Y-%m-%d} till {days.max():%Y-%m-%d}" if len(days) else ""


def _chosen(everything: pd.DataFrame, shown: pd.DataFrame) -> dict[Any, Any] | None:
    """`rapport` in the address wins over what is shown, so that a link always opens its report."""
    place_of = {str(report_id): place for place, report_id in enumerate(everything["id"].tolist())}
    newest = [str(report_id) for report_id in shown["id"].head(MOST_LISTED).tolist()]
    wanted = adopt("rapport", (*place_of, ""), "") or (newest[0] if newest else "")
    if not wanted:
        st.info("Ingen rapport väntar i det här urvalet.")
        return None
    listed = tuple(dict.fromkeys([wanted, *newest]))
    places = [place_of[one] for one in listed]
    named = dict(zip(listed, everything[NAMED_BY].iloc[places].to_dict("records"), strict=True))
    st.session_state["rapport"] = wanted
    chosen = st.selectbox(
        "Rapport", listed, format_func=lambda one: report_name(named[one]), key="rapport", persist_state="session"
    )
    if len(shown) > MOST_LISTED:
        st.caption(f"De {number(MOST_LISTED)} senaste står i listan. Alla finns i tabellen.")
    [report] = everything.iloc[[place_of[str(chosen)]]].to_dict("records")
    return report
