"""The shared question: chosen once, kept when the page changes, written in the address."""

import streamlit as st

from lib.analysis.choices import AreaChoice, area_choices, period_choices
from lib.analysis.workspace import Workspace
from lib.domain.codes import AgeBand, Sex
from lib.domain.faults import Fault, InputFault
from lib.domain.period import Period
from lib.domain.selection import Selection
from lib.domain.words import AGES, SEXES
from lib.ui.address import adopt, adopt_many
from lib.ui.plain_text import plain
from lib.ui.session import keep_selection

WHOLE = "alla"
YEAR_BEFORE = "aret-fore"


def municipality_filter(names: dict[str, str]) -> None:
    """Choose the municipality; there is nothing to choose when there is only one."""
    adopt("kommun", tuple(names), next(iter(names)))
    if len(names) > 1:
        st.selectbox("Kommun", tuple(names), format_func=lambda slug: names[slug], key="kommun")


def read_selection(workspace: Workspace) -> Selection:
    """The question as it stands now. Raises InputFault when the municipality has no data at all."""
    periods = period_choices(workspace)
    if not periods:
        remedy = "Läs in en fil på sidan Importera, eller med: python -m lib import FIL"
        raise InputFault(Fault(workspace.municipality.name, "det finns inga uppgifter att visa ännu", remedy=remedy))
    areas = _areas(workspace)
    period = Period.parse(adopt("period", periods, periods[0]))
    compared = adopt("jamfor", (YEAR_BEFORE, *periods), YEAR_BEFORE)
    area = adopt("omrade", (WHOLE, *areas), WHOLE)
    return Selection(
        municipality=workspace.folder.slug,
        period=period,
        comparison=period.before if compared == YEAR_BEFORE else Period.parse(compared),
        areas=areas[area].area_codes if area in areas else (),
        sex=Sex(adopt("kon", tuple(Sex), Sex.ALL)),
        age=AgeBand(adopt("alder", tuple(AgeBand), AgeBand.ALL)),
        themes=adopt_many("tema", tuple(_themes(workspace))),
    )


def optional_selection(workspace: Workspace) -> Selection | None:
    """The question with its button, for a page that works without any figures too; None before there are any."""
    if not period_choices(workspace):
        return None
    asked = read_selection(workspace)
    keep_selection(asked)
    selection_button(workspace, asked)
    return asked


def selection_button(workspace: Workspace, asked: Selection) -> None:
    """One button that says what is asked, with the widgets inside."""
    label = " ".join(f":gray-badge[{plain(chip)}]" for chip in (workspace.municipality.name, *chips(workspace, asked)))
    with st.popover(label, icon=":material/tune:", key="urval", wrap=True):
        filter_form(workspace)


def filter_form(workspace: Workspace) -> None:
    """The widgets, for the inside of one button. `read_selection` has given each a value."""
    areas, themes, periods = _areas(workspace), _themes(workspace), period_choices(workspace)
    rows = [st.columns(2) for _ in range(3)]  # one row at a time, so that a phone keeps the order
    rows[0][0].selectbox("Område", (WHOLE, *areas), format_func=lambda code: _area_name(workspace, code), key="omrade")
    rows[0][1].selectbox("Period", periods, format_func=_period_name, key="period")
    rows[1][0].selectbox("Jämför med", (YEAR_BEFORE, *periods), format_func=_period_name, key="jamfor")
    rows[1][1].multiselect(
        "Tema", tuple(themes), format_func=lambda theme: themes[theme], key="tema", placeholder="Alla teman"
    )
    rows[2][0].selectbox("Kön", tuple(Sex), format_func=lambda sex: SEXES[Sex(sex)], key="kon")
    rows[2][1].selectbox("Ålder", tuple(AgeBand), format_func=lambda age: AGES[AgeBand(age)], key="alder")


def chips(workspace: Workspace, asked: Selection) -> list[str]:
    """What is asked, in as few words as will do: the chips on the button."""
    themes = _themes(workspace)
    words = [_area_name(workspace, st.session_state["omrade"]), asked.period.short_label]
    words.append(f"jämfört med {asked.comparison.short_label}")
    words += [themes[theme] for theme in asked.themes]
    words += [SEXES[asked.sex]] if asked.sex is not Sex.ALL else []
    words += [AGES[asked.age]] if asked.age is not AgeBand.ALL else []
    return words


def _areas(workspace: Workspace) -> dict[str, AreaChoice]:
    return {choice.code: choice for choice in area_choices(workspace)}


def _themes(workspace: Workspace) -> dict[str, str]:
    return {theme.id: theme.name for theme in workspace.definitions.report_categories.categories}


def _area_name(workspace: Workspace, code: str) -> str:
    areas = _areas(workspace)
    return areas[code].name if code in areas else f"Hela {workspace.municipality.name}"


def _period_name(written: str) -> str:
    return "Samma tid året före" if written == YEAR_BEFORE else Period.parse(written).label
