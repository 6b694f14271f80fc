"""Narkotika: what is reported beside what people answer, where it is reported, and the supervision of permits."""

from functools import partial

import streamlit as st

from lib.analysis.against import standing
from lib.analysis.figures import figures
from lib.analysis.focus_measures import (
    areas_in_question,
    asked_measures,
    asked_over_time,
    further_measures,
    reported_measures,
)
from lib.analysis.focus_work import focus_themes
from lib.analysis.workspace import Workspace
from lib.charts.interval_rows import interval_rows_chart
from lib.charts.share_lines import share_lines_chart
from lib.domain.codes import Role, Unit
from lib.domain.indicator import Indicator
from lib.domain.plan import FocusArea
from lib.domain.row import read_rows
from lib.domain.selection import Selection
from lib.domain.sentences import areas_sentence, value_with_interval
from lib.domain.words import UNITS, listing
from lib.ui.figure_charts import show_chart, show_series
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme
from lib.ui.tables import figure_table

MOST_AREAS = 10
MEASURES_WORK = (
    "Anmälda brott av det här slaget mäter polisens arbete lika mycket som bruket: de flesta upptäcks när polisen "
    "letar. Fler anmälningar kan betyda fler kontroller. Läs dem därför bredvid vad unga och vuxna själva svarar."
)


def drugs_part(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """The warning first, then reports beside answers, then places beside supervision."""
    st.warning(MEASURES_WORK, icon=":material/info:")
    reported = reported_measures(workspace, focus_area)
    report_side, answer_side = st.columns(2, gap="large")
    with report_side:
        st.subheader("Anmält", anchor=False)
        _reported(workspace, asked, reported, role)
    with answer_side:
        st.subheader("Bruk enligt enkäter", anchor=False)
        _answered(workspace, asked, focus_area, role)
    place_side, visit_side = st.columns(2, gap="large")
    with place_side:
        st.subheader("Platser", anchor=False)
        _places(workspace, asked, focus_area, reported, role)
    with visit_side:
        st.subheader("Tillsyn", anchor=False)
        _supervision(workspace, asked, focus_area, role)


def _reported(workspace: Workspace, asked: Selection, reported: tuple[Indicator, ...], role: Role) -> None:
    if not reported:
        st.info("Planen följer inget mått på anmälda brott här.")
        return
    tabs = st.tabs([one.name for one in reported], key="narkotika-anmalt", on_change="rerun")
    for indicator, tab in zip(reported, tabs, strict=True):
        if tab.open:
            with tab:
                total = figures(workspace, asked, indicator.id, "total", role)
                series = figures(workspace, asked, indicator.id, "period", role)
                show_series(series, indicator, total, f"narkotika-{indicator.id}")


def _answered(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    indicators = asked_measures(workspace, focus_area)
    rows = asked_over_time(workspace, asked, indicators, role)
    for indicator in indicators:
        if rows.empty or indicator.id not in set(rows["indicator"]):
            st.info(plain(f"{indicator.name} saknas. {indicator.source.how_to_get or ''}"))
    if rows.empty:
        return
    newest = rows.groupby("name", sort=False).tail(1)
    title = listing([f"{row['name']} {row['text']} {row['period']}" for row in newest.to_dict("records")])
    told = ". ".join(f"{row['name']} {row['period']}: {row['text']}" for row in rows.to_dict("records"))
    subtitle = "Procent av dem som svarat, hela kommunen, med 95 % osäkerhet"
    source = f"Källa: {listing(list(dict.fromkeys(rows['source'])))}."
    show_chart(
        partial(share_lines_chart, rows, current_scheme()),
        title,
        subtitle,
        f"{title}. {told}.",
        "narkotika-bruk",
        source,
    )
    with st.expander("Tabell", icon=":material/table:", key="narkotika-bruk-alla"):
        shown = rows.assign(indicator=rows["name"]).drop(columns=["name", "text"])
        figure_table(shown, f"{asked.municipality}-bruk", "narkotika-bruk")


def _places(
    workspace: Workspace, asked: Selection, focus_area: FocusArea, reported: tuple[Indicator, ...], role: Role
) -> None:
    """The areas where most is reported for each inhabitant, and the way to the page of hot places."""
    rows = areas_in_question(workspace, asked, reported[0], role) if reported else None
    if rows is None or rows.empty:
        st.info("Det finns inga siffror per område för det här urvalet.")
    else:
        shown = rows.head(MOST_AREAS)
        written = read_rows(shown.to_dict("records"))
        drawn = shown.assign(
            name=shown["area_name"],
            standing=standing(shown["difference"], reported[0].polarity),
            text=[value_with_interval(row) for row in written],
            is_chosen=shown["area_code"].isin(asked.areas),
        )
        title = areas_sentence(read_rows(rows.to_dict("records")), workspace.municipality.name) or reported[0].name
        unit = UNITS[Unit(rows["unit"].iloc[0])]
        subtitle = f"{reported[0].name}, {unit}, {asked.period.label}, med 95 % osäkerhet. Grå linje: hela kommunen"
        whole = shown["comparison_value"].dropna()
        reference = float(whole.iloc[0]) if len(whole) else None
        told = ". ".join(f"{row.area_name} {value_with_interval(row)}" for row in written)
        chart = partial(interval_rows_chart, drawn, reference, current_scheme(), "from_zero", is_judged=False)
        show_chart(chart, title, subtitle, f"{title} {told}.", "narkotika-omraden")
        with st.expander("Tabell över alla områden", icon=":material/table:", key="narkotika-omraden-alla"):
            figure_table(rows, f"{asked.municipality}-{reported[0].id}-omraden", "narkotika-omraden")
    _way_to_hot_places(focus_themes(workspace, focus_area))


def _way_to_hot_places(themes: tuple[str, ...]) -> None:
    """The page of hot places, with the focus area's themes chosen."""
    if st.button("Se platserna på sidan Heta platser", key="narkotika-heta", icon=":material/local_fire_department:",
                 on_click=_choose, args=(themes,), type="tertiary"):  # fmt: skip
        st.switch_page("pages/lagesbild/heta_platser.py")


def _choose(themes: tuple[str, ...]) -> None:
    st.session_state["tema"] = list(themes)


def _supervision(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """Measures that the plan shows beside its indicators; without figures, how to get them."""
    further = further_measures(workspace, focus_area)
    if not further:
        st.info("Planen visar ingen tillsyn här. Lägg till måttet under further_measures i plan.yaml.")
    whole = Selection(asked.municipality, asked.period, asked.comparison)
    for indicator in further:
        rows = figures(workspace, whole, indicator.id, "period", role)
        rows = rows[rows["value"].notna()] if len(rows) else rows
        if rows.empty:
            st.info(plain(f"{indicator.name}: uppgift saknas. {indicator.source.how_to_get or ''}"))
            continue
        show_series(
            rows, indicator, figures(workspace, whole, indicator.id, "total", role), f"narkotika-{indicator.id}"
        )
        st.caption(plain(" ".join(text for text in (indicator.definition, indicator.caveat) if text)))
