"""What is chosen on the page of the pictures: half-year, what to do, whose picture, area and theme."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from lib.actions.pictures import PictureScope
from lib.analysis.picture_data import themes_of
from lib.analysis.picture_states import newest_period, periods_with_pictures
from lib.analysis.pictures import place_name
from lib.analysis.rows import picture_entry_rows
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.half_year import HalfYear
from lib.domain.pictures import Cell
from lib.domain.words import swedish_order
from lib.ui.address import adopt

PERIOD, VIEW, AREA, THEME, ENTRY = "bildperiod", "bildvy", "bildomrade", "bildtema", "post"
TOGETHER, WRITE = "ihop", "skriv"
VIEWS = {TOGETHER: ":material/join_inner: Lägg ihop bilderna", WRITE: ":material/edit: Skriv en bild"}


@dataclass(frozen=True)
class PictureQuestion:
    period: HalfYear
    is_writing: bool


def picture_question(workspace: Workspace, role: Role, today: date) -> PictureQuestion:
    """The half-year and what to do; a link to an entry opens its half-year, area and theme."""
    _follow_entry(workspace)
    now = HalfYear.of(today)
    periods = sorted({str(now), str(now.before), *periods_with_pictures(workspace)}, reverse=True)
    period = adopt(PERIOD, periods, str(newest_period(workspace, role) or now))
    view = adopt(VIEW, tuple(VIEWS), TOGETHER)
    left, right = st.columns([2, 1], gap="medium", vertical_alignment="bottom")
    left.segmented_control(
        "Vad vill du göra?", tuple(VIEWS), format_func=VIEWS.__getitem__, key=VIEW, persist_state="session",
        required=True, label_visibility="collapsed",
    )  # fmt: skip
    right.selectbox(
        "Halvår", periods, format_func=lambda text: HalfYear.parse(text).label, key=PERIOD, persist_state="session"
    )
    return PictureQuestion(HalfYear.parse(period), view == WRITE)


def choose_cell(workspace: Workspace, first: Cell | None) -> Cell:
    """Area and theme by two lists, shared by writing and merging; `first` is what is looked at before anybody has
    chosen."""
    names = places(workspace)
    themes = themes_of(workspace)
    area = adopt(AREA, tuple(names), first.area_code if first else next(iter(names)))
    theme = adopt(THEME, tuple(themes), first.theme if first else next(iter(themes)))
    st.selectbox("Område", tuple(names), format_func=names.__getitem__, key=AREA, persist_state="session")
    st.selectbox("Tema", tuple(themes), format_func=themes.__getitem__, key=THEME, persist_state="session")
    return Cell(area, theme)


def set_cell(area_code: str, theme: str) -> None:
    """For a click: before the page is drawn again."""
    st.session_state[AREA], st.session_state[THEME] = area_code, theme


def open_clicked(table: str, cells: tuple[tuple[str, str], ...]) -> None:
    """The area and theme of the row that was clicked in a table; `cells` are the rows' own."""
    chosen = st.session_state[table]["selection"]["cells"]
    if chosen and chosen[0][0] < len(cells):
        set_cell(*cells[chosen[0][0]])


def places(workspace: Workspace) -> dict[str, str]:
    """Names by code: the whole municipality first, then its areas in Swedish order."""
    areas = sorted(workspace.area_names.items(), key=lambda item: swedish_order(item[1]))
    code = workspace.municipality.code
    return {code: place_name(workspace, code), **dict(areas)}


def picture_scope(workspace: Workspace) -> PictureScope:
    actors = workspace.definitions.picture_actors
    return PictureScope(actors, frozenset(places(workspace)), frozenset(themes_of(workspace)))


def _follow_entry(workspace: Workspace) -> None:
    """`post` in the address is the number of an entry. Only its place is taken from it: who may read what stands there
    is asked as always."""
    wanted = st.query_params.get(ENTRY, "")
    rows = picture_entry_rows(workspace.data_key)
    its = rows[rows["id"].astype(str) == wanted].to_dict("records")
    if its:
        st.session_state[PERIOD] = its[0]["period"]
        st.session_state[VIEW] = TOGETHER
        set_cell(its[0]["area_code"], its[0]["theme"])
        del st.query_params[ENTRY]
