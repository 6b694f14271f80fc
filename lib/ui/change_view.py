"""Change on a page: the map of what changed, the chosen place in words, and lists of many comparisons."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.breaks import COLUMNS as BREAK_COLUMNS
from lib.charts.intervals import change_intervals
from lib.domain.change_sentences import SURE, areas_changed_words, change_words, month_words
from lib.domain.codes import Change
from lib.domain.indicator import Indicator
from lib.domain.palette import ACCENT, DIFFERENCE, ZERO
from lib.domain.selection import Selection
from lib.domain.words import number, percent_change
from lib.maps.overlay import MISSING_CLASS, SUPPRESSED_CLASS, NamedClass, Overlay
from lib.ui.figure_charts import show_chart
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

CLASSES = (
    (Change.DECREASE, NamedClass(DIFFERENCE[0], "minskning, säker")),
    (Change.MAYBE_CHANCE, NamedClass(DIFFERENCE[2], "kan vara slump")),
    (Change.INCREASE, NamedClass(DIFFERENCE[-1], "ökning, säker")),
    (Change.TOO_FEW, NamedClass(ZERO, "för få händelser")),
)
ALONE = "Bland alla områden på en gång räcker skillnaden inte: några så stora väntas av slump."
MOST_SHOWN = 8


def change_overlay(asked: Selection, indicator: Indicator, rows: pd.DataFrame) -> Overlay:
    """The map's classes: what decreased, may be chance, increased, or is too few to tell."""
    places = {change: place for place, (change, _) in enumerate(CLASSES)}
    classes = [
        SUPPRESSED_CLASS if hidden else places.get(Change(change), MISSING_CLASS)
        for change, hidden in zip(rows["change"], rows["is_suppressed"], strict=True)
    ]
    lines = [[str(row["area_name"]), change_words(row)] for row in rows.to_dict("records")]
    return Overlay(
        title=f"{indicator.name}: förändring",
        rows=rows.assign(colour_class=classes, lines=lines),
        limits=(),
        polarity=indicator.polarity,
        selected=asked.area,
        notes=("Säker: större än slumpen brukar ge, även bland så många områden.",),
        named=tuple(one for _, one in CLASSES),
    )


def changed_areas(rows: pd.DataFrame) -> None:
    """How many areas changed, and which."""
    st.text(areas_changed_words(rows.sort_values("p_value").to_dict("records"), "områden"))


def place_change(total: pd.DataFrame, areas: pd.DataFrame, indicator: Indicator, against: str) -> None:
    """The chosen place: the change in words, and the numbers behind it one click away. Where the same change is not
    enough among all areas, it says so."""
    if total.empty:
        st.info(f"{indicator.name} har ingen tidigare siffra att jämföra med.")
        return
    row = total.to_dict("records")[0]
    st.markdown(f"**{plain(str(row['area_name']))}**")
    st.text(change_words(row))
    if len(areas) and areas.loc[areas["area_code"] == row["area_code"], "is_alone"].any():
        st.text(f"Det gäller stället för sig. {ALONE}")
    st.caption(plain(against))
    with st.expander("Siffrorna bakom", icon=":material/functions:", key="siffror-forandring"):
        _numbers(row)


def _numbers(row: dict[object, object]) -> None:
    lines = [
        f"Nu: {_figure(row['now'])}. Före: {_figure(row['before'])}.",
        f"p-värde: {_figure(row['p_value'], 4)}.",
    ]
    if row["ratio"] == row["ratio"]:
        limits = f"{_figure(row['ratio_lower'], 2)}–{_figure(row['ratio_upper'], 2)}"
        lines.insert(1, f"Kvot mellan takterna: {_figure(row['ratio'], 2)} (95 % osäkerhet {limits}).")
        lines.append(f"Månader nu: {_figure(row['months'])}. Månader före: {_figure(row['months_before'])}.")
    for line in lines:
        st.text(line)


def _figure(value: object, decimals: int = 0) -> str:
    return number(float(value), decimals) if isinstance(value, int | float) and abs(value) != float("inf") else "∞"


def kinds_chart(rows: pd.DataFrame, place: str, indicator: Indicator) -> None:
    """The place's categories, each with its change and limits."""
    st.subheader("Vilka slag har ändrats?", anchor=False)
    shown = rows[rows["ratio"].notna() & ~rows["is_suppressed"]] if len(rows) else rows
    shown = shown[shown["size"].abs() != float("inf")] if len(shown) else shown
    if shown.empty:
        st.info("Måttet går inte att dela upp, eller så är antalen för små.")
        return
    is_sure = shown["change"].isin(SURE)
    drawn = shown.assign(name=shown["kind_name"], is_sure=is_sure).sort_values("size", ascending=False)
    title = f"{number(is_sure.sum())} av {number(len(drawn))} slag har ändrats mer än slumpen brukar ge"
    subtitle = f"{indicator.name}, {place}, förändring i procent med 95 % osäkerhet"
    chart = partial(change_intervals, drawn, current_scheme(), ACCENT[current_scheme()])
    show_chart(chart, title, subtitle, f"Intervall för varje slag. {title}. {subtitle}.", "slag-intervall")


def breaks_list(rows: pd.DataFrame, file_name: str, is_synthetic: bool) -> None:
    """Every area and theme with a new level, and since when."""
    st.subheader("Var har nivån ändrats, och sedan när?", anchor=False)
    if rows.empty:
        st.info("Det behövs minst 18 månader med händelser för att söka efter nya nivåer.")
        return
    sure = rows[rows["change"].isin(SURE)]
    tested = rows[rows["adjusted_p"].notna()]
    st.text(
        f"{number(len(sure))} av {number(len(tested))} prövade områden och teman har en ny nivå som är större än "
        "slumpen brukar ge."
    )
    for row in sure.head(MOST_SHOWN).to_dict("records"):
        direction = "ökning" if row["change"] == Change.INCREASE else "minskning"
        st.markdown(
            f"- **{plain(row['area_name'])}**, {plain(row['kind_name'])}: {direction} sedan "
            f"{month_words(row['since'])}, från {number(row['before_per_year'])} till "
            f"{number(row['after_per_year'])} om året ({percent_change(row['size'])} rensat från årstid)"
        )
    with st.expander("Tabell: alla områden och teman", icon=":material/table:", key="nivaer-tabell"):
        declared_table(rows, BREAK_COLUMNS, file_name, "nivaer", is_synthetic)
