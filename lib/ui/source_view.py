"""The page about sources: the finding, the tables, and the choice of one indicator."""

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib.analysis.datasets import AreaVersion, Dataset, area_versions, known_figures, map_sources
from lib.analysis.sources import IndicatorSource, Tally
from lib.analysis.survey_answers import COLUMNS as ANSWER_COLUMNS
from lib.analysis.survey_answers import survey_answers
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.words import listing, number
from lib.reports.csv_file import table_bytes
from lib.ui.address import adopt
from lib.ui.noted import noted_download
from lib.ui.source_tables import NUMBERS, dataset_table, indicator_file, indicator_table, known_table
from lib.ui.tables import declared_table

SHOWN, CHOSEN = "kallor_visa", "kallor_indikator"
TABLE, DATASETS, KNOWN, MAP = "kallor-indikatorer", "kallor-dataset", "kallor-kanda-tal", "kallor-karta"
BORDERS, ANSWERS = "kallor-granser", "kallor-enkatsvar"
KINDS = {"alla": "Alla", "med": "Med siffror", "utan": "Utan siffror", "gamla": "Gamla"}
MOST_PIXELS = 720
WIDTHS = {
    TABLE: {"Plan": 48, "Indikator": 258, "Läge": 92, "Polaritet": 108, "Senaste": 95},
    KNOWN: {"Vad": 330, "Värde": 75, "Tid": 70, "Källa": 330, "Uppgifter från": 110},
}
"""Pixels, where the widest text would push other columns out of sight."""


def sources_finding(counted: Tally) -> None:
    """How many have figures and how many of those are old, in words; or how to begin."""
    if not counted.n_with_figures:
        st.text("Inga siffror är inlästa ännu. Börja på sidan Importera, eller med: python -m lib import FIL")
        return
    where = "indikatorer i planen" if counted.has_plan else "indikatorer"
    stale = {0: "ingen är äldre än den brukar vara", 1: "1 är äldre än den brukar vara"}
    old = stale.get(counted.n_stale, f"{number(counted.n_stale)} är äldre än de brukar vara")
    without = (
        f" Utan siffror: {listing(list(counted.without_figures))}." if 0 < len(counted.without_figures) < 5 else ""
    )
    st.text(f"{number(counted.n_with_figures)} av {number(counted.n)} {where} har siffror; {old}.{without}")


def indicator_filter(sources: tuple[IndicatorSource, ...]) -> tuple[IndicatorSource, ...]:
    """All, with figures, without, or old ones; `kallor_visa` in the address."""
    kinds = {
        "alla": sources,
        "med": tuple(source for source in sources if source.has_figures),
        "utan": tuple(source for source in sources if not source.has_figures),
        "gamla": tuple(source for source in sources if source.is_stale),
    }
    adopt(SHOWN, tuple(kinds), "alla")
    chosen = st.segmented_control(
        "Visa indikatorer",
        tuple(kinds),
        format_func=lambda kind: f"{KINDS[kind]} ({len(kinds[kind])})",
        key=SHOWN,
        required=True,
        persist_state="session",
    )
    return kinds[chosen or "alla"]


def indicator_list(workspace: Workspace, shown: tuple[IndicatorSource, ...]) -> None:
    """The table; a click on a row chooses its indicator. The file holds everything that is known of each."""
    if not shown:
        st.info("Ingen indikator hör hit.")
        return
    table = indicator_table(shown)
    ids = tuple(source.indicator.id for source in shown)
    st.dataframe(
        table,
        hide_index=True,
        height=min(MOST_PIXELS, 38 + 35 * len(table)),
        key=TABLE,
        on_select=lambda: _choose_clicked(ids),
        selection_mode="single-cell",
        column_config=_columns(table, TABLE),
    )
    noted_download(
        "Ladda ner listan (CSV)",
        table_bytes(indicator_file(shown)),
        file_name=f"{workspace.folder.slug}-indikatorer.csv",
        mime="text/csv",
        key="kallor-csv",
        icon=":material/download:",
    )


def chosen_indicator(sources: tuple[IndicatorSource, ...], shown: tuple[IndicatorSource, ...]) -> IndicatorSource:
    """By the list of names or by a click in the table; `kallor_indikator` in the address."""
    offered = shown or sources
    by_id = {source.indicator.id: source for source in offered}
    chosen = adopt(CHOSEN, tuple(by_id), next(iter(by_id)))
    st.selectbox(
        "Välj indikator",
        tuple(by_id),
        format_func=lambda name: " ".join((*by_id[name].plan_ids, by_id[name].indicator.name)),
        key=CHOSEN,
        persist_state="session",
    )
    return by_id[chosen]


def dataset_list(workspace: Workspace, found: tuple[Dataset, ...]) -> None:
    if not found:
        st.info("Inga filer är inlästa ännu.")
        return
    _table(dataset_table(found, len(workspace.areas)), DATASETS)
    st.caption(
        "Läget jämför åldern med hur ofta uppgifterna brukar komma: ✓ aktuell, ▲ gammal, ? okänd när ingen rytm är "
        "bestämd. Gammal är den som är äldre än rytmen och tiden det brukar ta att publicera: en månad till för det "
        "som kommer varje vecka eller månad, tre månader till för det som kommer med år emellan."
    )


def known_figure_list(workspace: Workspace, role: Role) -> None:
    """The true figures with their sources."""
    figures = known_figures(workspace, role)
    if figures.empty:
        st.info("Kommunen har inga kända tal i mappen figures.")
        return
    st.caption("Verkliga tal ur namngivna källor. De är aldrig påhittade, inte heller i en exempelkommun.")
    _table(known_table(figures), KNOWN)


def map_source_list(workspace: Workspace) -> None:
    """Whose the borders and the map's layers are."""
    lines = map_sources(workspace)
    if not lines:
        st.info("Kartan har inga angivna källor.")
        return
    rows = [{"Källa": line, "Licens": licence or "inte angiven"} for line, licence in lines]
    _table(pd.DataFrame(rows), MAP)
    versions = area_versions(workspace)
    if not versions:
        st.caption("Gränserna följde med kommunens mapp. När nya läses in står här vilka som gällde när.")
        return
    st.caption("Gränser som har lästs in. Händelser placeras i de gränser som gäller när de läses in.")
    _table(pd.DataFrame([_border_row(version) for version in versions]), BORDERS)


def survey_answer_list(workspace: Workspace, role: Role) -> None:
    """Answers that no indicator is made of; nothing at all where there are none."""
    answers = survey_answers(workspace, role)
    if answers.empty:
        return
    st.subheader("Enkätsvar utan egen indikator", anchor=False)
    fewest = workspace.municipality.disclosure.smallest_survey_n
    st.caption(f"Andelen visas inte när färre än {fewest} har svarat; då döljs alla svar på frågan i den gruppen.")
    name, is_made_up = f"{workspace.folder.slug}-enkatsvar", bool(answers["is_synthetic"].any())
    declared_table(answers, ANSWER_COLUMNS, name, ANSWERS, is_made_up)


def _border_row(version: AreaVersion) -> dict[str, str]:
    until = version.until.strftime("%Y-%m-%d") if version.until else "gäller nu"
    return {
        "Från": version.loaded_at.strftime("%Y-%m-%d"),
        "Till": until,
        "Områden": number(version.n_areas),
        "Källa": version.source,
    }


def _choose_clicked(ids: tuple[str, ...]) -> None:
    cells = st.session_state[TABLE]["selection"]["cells"]
    if cells and cells[0][0] < len(ids):
        st.session_state[CHOSEN] = ids[cells[0][0]]


def _table(table: pd.DataFrame, key: str) -> None:
    st.dataframe(table, hide_index=True, key=key, column_config=_columns(table, key))


def _columns(table: pd.DataFrame, key: str) -> dict[str, ColumnConfig]:
    widths = WIDTHS.get(key, {})
    return {
        name: st.column_config.TextColumn(width=widths.get(name), alignment="right" if name in NUMBERS else "left")
        for name in table.columns
    }
