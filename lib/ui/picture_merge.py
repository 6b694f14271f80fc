"""The pictures laid together: what they come to in words, the grid, and the lists."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.picture_grid import blind_areas, grid_rows
from lib.analysis.pictures import not_looked_at
from lib.analysis.workspace import Workspace
from lib.charts.merge_grid import merge_grid_chart
from lib.domain.codes import Role
from lib.domain.half_year import HalfYear
from lib.domain.picture_sentences import blind_sentence, merge_sentence, progress_sentence
from lib.domain.picture_words import MARKED_VERDICTS, MERGE_COLUMNS, STATE_COLUMNS, VERDICTS
from lib.domain.pictures import Cell, MergeClass, PictureStatus
from lib.reports.csv_file import declared_bytes
from lib.ui.figure_charts import show_chart
from lib.ui.noted import noted_download
from lib.ui.picture_choices import open_clicked
from lib.ui.session import current_scheme

MOST_NAMED = 3
WIDTHS = {"Bilderna": 165, "Område": 230, "Tema": 110, "Högst": 55, "Ses av": 220, "Oense om": 260,
          "Anmälda brott": 70, "Rapporter": 70, "Beslut": 190}  # fmt: skip
ROW, HEAD, MOST_PIXELS = 35, 38, 460
LISTS = {"poster": "Det som någon ser", "ingen": "Ingen har tittat", "aktorer": "Aktörernas bilder"}
SEEN = ("verdict_name", "area_name", "theme_name", "highest", "seen_by", "difference", "events_text", "reports_text",
        "decision_name")  # fmt: skip
UNSEEN = ("area_name", "theme_name", "events_text", "events_difference", "reports_text", "survey_text")


def merge_finding(
    workspace: Workspace, period: HalfYear, merged: pd.DataFrame, states: pd.DataFrame, role: Role
) -> None:
    """How many pictures are complete, what they come to, and where nobody has looked."""
    n_complete = int((states["status"] == PictureStatus.COMPLETE).sum())
    drafts = list(states["name"][states["status"] == PictureStatus.DRAFT])
    said = [progress_sentence(period, n_complete, drafts, len(states))]
    if n_complete:
        said.append(merge_sentence(merged["verdict"].value_counts().to_dict()))
        unseen = not_looked_at(workspace, period, role)
        areas = blind_areas(merged, workspace.municipality.code)[:MOST_NAMED]
        named = [(str(row.area_name), int(row.n)) for row in areas.itertuples()]
        said.append(blind_sentence(int(unseen["is_more"].sum()), named))
    for part in filter(None, said):
        st.text(part)


def merge_picture(workspace: Workspace, period: HalfYear, merged: pd.DataFrame) -> None:
    rows = grid_rows(merged, workspace.municipality.code)
    if rows.empty:
        return
    signs = " · ".join(words for code, words in MARKED_VERDICTS.items() if code != MergeClass.NOBODY)
    subtitle = (
        f"{signs}, och hur angeläget det är som mest (0–3). Siffra utan tecken: ingen har tittat, så många anmälda "
        "brott finns; ▲ är fler per invånare än i kommunen. Områdena där någon har tittat, och de där flest teman "
        "sticker ut utan att någon har det."
    )
    alt_text = f"Rutnät med områden och teman. {merge_sentence(merged['verdict'].value_counts().to_dict())}"
    chart = partial(merge_grid_chart, rows, VERDICTS, current_scheme())
    title = f"Vad aktörerna ser, {period.label}"
    show_chart(
        chart, title, subtitle, alt_text, "bilder-rutnat", "Källa: aktörernas klara bilder och appens uppgifter."
    )


def merge_lists(workspace: Workspace, period: HalfYear, merged: pd.DataFrame, states: pd.DataFrame, role: Role) -> None:
    """What somebody sees, what nobody has looked at, and how far each actor has come. A click opens the area and theme
    above."""
    tabs = st.tabs(list(LISTS.values()), key="bild-listor")
    columns = {column.name: column for column in MERGE_COLUMNS}
    order = {verdict: place for place, verdict in enumerate(MergeClass)}
    seen = merged[merged["verdict"] != MergeClass.NOBODY]
    seen = seen.assign(place=seen["verdict"].map(order)).sort_values(
        ["place", "highest"], ascending=[True, False], kind="stable"
    )
    with tabs[0]:
        if seen.empty:
            st.info("Ingen bild är klar för halvåret.")
        else:
            _list(seen.assign(verdict_name=seen["verdict"].map(MARKED_VERDICTS)), SEEN, "bild-sedda")
    with tabs[1]:
        unseen = not_looked_at(workspace, period, role)
        if unseen.empty:
            st.info("Det finns inget område och tema med uppgifter som ingen har tittat på.")
        else:
            st.caption(
                "Först det där brotten är fler per invånare än i kommunen. Många brott är inte alltid ett problem."
            )
            _list(unseen, UNSEEN, "bild-osedda")
    with tabs[2]:
        shown = {one.label: states[one.name] for one in STATE_COLUMNS if one.label}
        table = pd.DataFrame(shown)
        table["Poster"] = [("" if n != n else str(int(n))) for n in states["n_entries"]]
        table["Klar"] = [str(day) if pd.notna(day) else "" for day in states["completed_on"]]
        st.dataframe(table, hide_index=True, key="bild-aktorer")
    noted_download(
        "Ladda ner alla områden och teman (CSV)",
        declared_bytes(merged, tuple(columns.values()), bool(merged["is_synthetic"].any())),
        file_name=f"{workspace.folder.slug}-bilder-{period}.csv",
        mime="text/csv",
        key="bild-csv",
        icon=":material/download:",
    )


def first_cell(merged: pd.DataFrame) -> Cell | None:
    """What is looked at before anybody has chosen: a disagreement, else what several see."""
    for verdict in (MergeClass.DISAGREE, MergeClass.BOTH, MergeClass.ONE):
        its = merged[merged["verdict"] == verdict].sort_values("highest", ascending=False, kind="stable")
        if len(its):
            return Cell(*its[["area_code", "theme"]].iloc[0])
    return None


def _list(rows: pd.DataFrame, names: tuple[str, ...], key: str) -> None:
    columns = {column.name: column for column in MERGE_COLUMNS}
    labels = {"verdict_name": "Bilderna", "highest": "Högst"}
    table = pd.DataFrame(
        {labels.get(name, columns[name].label): _texts(rows[name], columns[name].words) for name in names}
    )
    cells = tuple(zip(rows["area_code"], rows["theme"], strict=True))
    st.dataframe(
        table, hide_index=True, height=min(MOST_PIXELS, HEAD + ROW * len(table)), key=key, selection_mode="single-cell",
        on_select=lambda: open_clicked(key, cells),
        column_config={name: st.column_config.TextColumn(width=width) for name, width in WIDTHS.items()},
    )  # fmt: skip


def _texts(values: pd.Series, words: object) -> list[str]:
    if isinstance(words, dict):
        return [str(words.get(value, value)) for value in values]
    return [str(int(value)) if isinstance(value, float) and value == value else str(value) for value in values]
