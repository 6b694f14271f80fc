"""Heta tider: the week's hot blocks, the year, and days that may be different."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.hot_hours import BLOCK_COLUMNS, FEWEST_EVENTS, HotTimes
from lib.analysis.special_days import AROUND_BREAK, AROUND_PAY_DAY, PAY_DAYS_LONG
from lib.analysis.special_days import COLUMNS as DAY_COLUMNS
from lib.analysis.workspace import Workspace
from lib.analysis.year_profile import COLUMNS as YEAR_COLUMNS
from lib.analysis.year_profile import year_sentence
from lib.charts.hot_hours import hot_hours_chart
from lib.charts.marked_weeks import marked_weeks_chart
from lib.charts.year import year_chart
from lib.domain.hot_spot_codes import Level
from lib.domain.hot_spot_words import LEVELS
from lib.domain.place_question import PlaceQuestion
from lib.domain.selection import Selection
from lib.domain.words import listing, number, sentence
from lib.ui.address import adopt
from lib.ui.event_source_note import has_made_up
from lib.ui.figure_charts import show_chart
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

AGAINST = {"jamn": "En jämn vecka", "resten": "Resten av kommunen"}
NO_HOURS = f"Färre än {FEWEST_EVENTS} händelser med känd tid: för få för att säga vilka timmar som sticker ut."
NOT_FOR_ROLE = (
    "Timmar och dagar visas bara för polis och samordnare: antalen är små. Månaderna visas för alla, avrundade."
)


def against_choice(asked: Selection, place: str | None) -> bool:
    """Whether to compare with the rest of the municipality; there is none when nothing is chosen."""
    if not asked.areas and place is None:
        return False
    adopt("mot", tuple(AGAINST), "jamn")
    chosen = st.segmented_control(
        "Jämför veckan med",
        tuple(AGAINST),
        format_func=lambda name: AGAINST[name],
        key="mot",
        required=True,
        persist_state="session",
    )
    return bool(chosen == "resten")


def finding_text(hot: HotTimes, year: pd.DataFrame, words: str) -> None:
    """The hottest stretch and the year in one breath; every stretch stands below."""
    week = f"{hot.findings[0]}." if hot.findings else "Inga timmar i veckan sticker ut mer än slumpen brukar ge."
    week = NO_HOURS if hot.blocks.empty else week
    st.text(f"{words}. {week} {year_sentence(year) if len(year) else ''}".strip())


def week_part(hot: HotTimes, words: str) -> None:
    st.subheader("Veckan", anchor=False)
    if hot.blocks.empty:
        st.info(NO_HOURS)
        return
    rows = hot.blocks.assign(
        text=hot.blocks["times"].map(lambda times: number(times, 1)).where(hot.blocks["is_hot"], "")
    )
    title = hot.findings[0] if hot.findings else "Ingen tid i veckan sticker ut"
    subtitle = f"{words}, {number(hot.n_events)} händelser med känd tid. Ram: fler än slumpen brukar ge."
    chart_side, list_side = st.columns([3, 2], gap="medium")
    with chart_side:
        show_chart(
            partial(hot_hours_chart, rows), title, subtitle, f"Veckan i block om tre timmar. {title}.", "heta-tider"
        )
    with list_side, st.container(border=True, gap="xsmall"):
        st.markdown("**Heta tider**")
        for finding in hot.findings:
            st.markdown(plain(finding))
        if not hot.findings:
            st.caption("Ingen tid sticker ut mer än slumpen brukar ge.")


def year_part(year: pd.DataFrame, words: str) -> None:
    st.subheader("Året", anchor=False)
    if year.empty:
        st.info("Det behövs minst ett helt år med uppgifter för att säga något om årstider.")
        return
    months = year[year["kind"] == "month"].assign(verdict=lambda rows: rows["level"].map(LEVELS))
    title, n_years = year_sentence(year), year.attrs["n_years"]
    years = "ett år" if n_years == 1 else f"{number(n_years)} år tillsammans"
    subtitle = f"{words}. Antal per månad, {years}. Streck: väntat, med spannet som slumpen brukar ge."
    show_chart(partial(year_chart, months), title, subtitle, f"Årets månader. {title}", "aret")
    seasons = year[(year["kind"] == "season") & year["level"].isin([Level.MORE, Level.FEWER])]
    told = [f"{row.part} ({LEVELS[row.level]}, {number(row.times, 2)} gånger)" for row in seasons.itertuples()]
    st.caption(f"Årstider: {listing(told)}." if told else "Ingen årstid skiljer sig säkert från de andra.")


def days_part(weeks: pd.DataFrame, marks: pd.DataFrame, days: pd.DataFrame, words: str) -> None:
    st.subheader("Lov, löner och helger", anchor=False)
    title = days_sentence(days)
    if len(weeks) > 1:
        approximate = " Lovens datum är ungefärliga." if marks["is_approximate"].any() else ""
        subtitle = (
            f"{words}. Antal per vecka. Grått: lov. Prickat: terminen börjar. Streck längst ner: lönedag.{approximate}"
        )
        alt_text = f"Antal per vecka med lov och lönedagar. {title}"
        show_chart(partial(marked_weeks_chart, weeks, marks, current_scheme()), title, subtitle, alt_text, "veckor")
    else:
        st.text(title)


def days_sentence(days: pd.DataFrame) -> str:
    """Which kinds of days differ; `Lönedagar, helgdagar och lov skiljer sig inte …` when none does."""
    if days.empty:
        return "Det finns för få uppgifter för att jämföra lov, lönedagar och helgdagar med andra dagar."
    sure = days[days["level"].isin([Level.MORE, Level.FEWER])]
    if sure.empty:
        return "Varken lönedagar, helgdagar eller lov skiljer sig från dagarna omkring mer än slumpen brukar ge."
    told = [
        f"{row.name_of_days.lower()}: {LEVELS[row.level]}, {number(row.ratio, 2)} gånger "
        f"({number(row.lower, 2)}–{number(row.upper, 2)})"
        for row in sure.rename(columns={"name": "name_of_days"}).itertuples()
    ]
    return f"{sentence(listing(told))}."


def time_tables(
    workspace: Workspace, question: PlaceQuestion, hot: HotTimes, year: pd.DataFrame, days: pd.DataFrame
) -> None:
    made_up, name = has_made_up(workspace, question.table), question.asked.municipality
    week_tab, year_tab, days_tab = st.tabs(["Tabell: veckan", "Tabell: året", "Tabell: dagar"], key="tabeller-tider")
    with week_tab:
        declared_table(hot.blocks, BLOCK_COLUMNS, f"{name}-heta-tider", "heta-tider-vecka", made_up)
    with year_tab:
        declared_table(year, YEAR_COLUMNS, f"{name}-aret", "heta-tider-ar", made_up)
    with days_tab:
        declared_table(days, DAY_COLUMNS, f"{name}-dagar", "heta-tider-dagar", made_up)


def time_method(days: pd.DataFrame) -> None:
    left_out = number(days.attrs["n_left_out"]) if len(days) else "0"
    with st.expander("Så räknas det", icon=":material/calculate:", key="metod-heta-tider"):
        for text in (
            WEEK,
            YEAR,
            f"{DAYS} {left_out} händelser har ett längre tidsintervall än ett dygn och är inte med.",
        ):
            st.markdown(text)


WEEK = (
    "**Veckan.** Är tiden ett intervall delas händelsen ut över timmarna i det (aoristisk fördelning, Ratcliffe 2000); "
    "längre intervall än en vecka är inte med. Veckan delas i 56 block om tre timmar. Ett block är hett när det har "
    "fler händelser än slumpen brukar ge, jämfört med en jämn vecka eller med resten av kommunen, med kontroll för "
    "många jämförelser (Benjamini och Hochberg 1995). Heta block intill varandra skrivs ihop. Händelser med långa "
    "tidsintervall, som inbrott, säger lite om klockslaget."
)
YEAR = (
    "**Året.** Alla hela år i uppgifterna, inte bara den valda perioden. Väntat är att alla dagar på året vore lika. "
    "Varierar samma månad mycket mellan åren blir spannet bredare."
)
DAYS = (
    f"**Dagar.** Lönedagar är lönedagen och de {PAY_DAYS_LONG - 1} dagarna efter. De jämförs med samma veckodagar inom "
    f"{AROUND_PAY_DAY} dagar före och efter, lov inom {AROUND_BREAK} dagar. Kvoten vägs samman enligt Mantel och "
    "Haenszel. Sommarlovet jämförs inte: det går inte att skilja från årstiden. Händelsens dag är mitten av dess "
    "tidsintervall."
)
