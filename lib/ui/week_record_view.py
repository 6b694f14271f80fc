"""The record of earlier periods, and how the week is counted."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.week_assessments import PERIODS, RECORD, record_by_period, week_record
from lib.analysis.week_levels import FEWEST_RECENT, FEWEST_TO_TELL
from lib.analysis.workspace import Workspace
from lib.charts.week_record import week_record_chart
from lib.domain.codes import Role
from lib.domain.est_period import EstPeriod
from lib.domain.week import RECENT_PERIODS, TREND_PERIODS, WeekLevel, WeekTrend
from lib.domain.week_words import LEVEL_SYMBOLS, LEVELS, PERIOD_WORDS, TREND_ARROWS, TRENDS
from lib.domain.words import number
from lib.ui.figure_charts import show_chart
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

SHOWN_PERIODS = 12
MOST_AREAS = 16


def record_part(workspace: Workspace, period: EstPeriod, role: Role) -> None:
    """The areas that have been red or yellow in the last twelve periods up to the chosen one."""
    by_period, record = record_by_period(workspace, role), week_record(workspace, role)
    if record.empty:
        st.info("Ingen period är bedömd än. Bedömningarna sparas här, vecka för vecka.")
        return
    record = record[record["first"] <= period.first]
    keys = list(dict.fromkeys(record["period_key"]))[:SHOWN_PERIODS]
    shown = record[record["period_key"].isin(keys)]
    told = shown[shown["level"].isin([WeekLevel.RED, WeekLevel.YELLOW])]
    areas = told.groupby("area_name").size().sort_values(ascending=False, kind="stable").index[:MOST_AREAS]
    if len(areas):
        _picture(shown[shown["area_name"].isin(areas)], list(areas), keys)
    else:
        st.caption("Inget område har varit rött eller gult.")
    made_up = bool(record["is_synthetic"].any())
    name = workspace.folder.slug
    declared_table(by_period, PERIODS, f"{name}-veckolagen", "veckolagen", made_up)
    with st.expander("Alla bedömningar", icon=":material/table:", key="bedomningar-ruta"):
        declared_table(record, RECORD, f"{name}-bedomningar", "bedomningar", made_up)


def _picture(rows: pd.DataFrame, areas: list[str], keys: list[str]) -> None:
    labels = [EstPeriod.parse(key).label for key in reversed(keys)]
    drawn = rows.assign(
        level_name=rows["level"].map({str(level): word for level, word in LEVELS.items()}),
        trend_name=rows["trend"].map({str(trend): word for trend, word in TRENDS.items()}),
        mark=[LEVEL_SYMBOLS[WeekLevel(row.level)] + TREND_ARROWS[WeekTrend(row.trend)] for row in rows.itertuples()],
        order=rows["area_name"].map(areas.index),
    ).sort_values("order")
    red = rows.loc[rows["level"] == WeekLevel.RED, "area_name"].nunique()
    title = f"{number(len(areas))} områden har varit röda eller gula, {number(red)} av dem röda"
    subtitle = f"De senaste {number(len(keys))} bedömda perioderna. ▲ röd, ◆ gul, ● grön, pilen är riktningen."
    kept = ["period_label", "area_name", "level", "level_name", "trend_name", "mark", "motive"]
    chart = partial(week_record_chart, drawn[kept], labels, current_scheme())
    show_chart(chart, title, subtitle, f"{title}. Bedömningarna står i tabellen.", "veckolagen-bild")


def week_method(workspace: Workspace) -> None:
    cadence = workspace.municipality.est_cadence
    one = PERIOD_WORDS[cadence]
    recent, arrow = RECENT_PERIODS[cadence], TREND_PERIODS[cadence]
    with st.expander("Så räknas det", icon=":material/calculate:", key="vecka-metod"):
        st.markdown(
            f"**Väntat** är områdets nivå de senaste {recent} perioderna (en period är en {one}), omräknad med "
            "kommunens årstid: samma tid tidigare år och tiden intill, dragen mot ett lika år så mycket som slumpen "
            "kräver. Utan två hela år räknas ingen årstid.  \n"
            "**Vanligt** är spannet som rymmer det mesta: högst 1 av 100 vanliga perioder ligger över och högst 1 "
            "under. Det är en förutsägelse för ett nytt antal (negativ binomial, Noufaily med flera 2013), bredare där "
            "antalen varierar mer än slumpen och där nivån är osäker.  \n"
            f"**Förslaget** är gult när rapporter eller brott är fler än vanligt och minst {FEWEST_TO_TELL}, och rött "
            "när det håller också med hänsyn till att alla områden jämförs (Benjamini och Hochberg 1995). Är väntat "
            f"under 1 och inget ovanligt hänt är det för få för att avgöra. Det behövs {FEWEST_RECENT} perioder "
            "tidigare. Siffrorna föreslår, en människa avgör, och inte bedömt är ett eget läge.  \n"
            f"**Pilen** jämför de senaste {arrow} perioderna med de {arrow} före och visas när slumpen ger det högst "
            "1 gång av 100.  \n"
            "Rapporter räknas den dag de kom in, brott den dag de började. Brott som anmäls sent saknas i de nyaste "
            "veckorna. Brott som bara får visas för hela kommunen räknas inte i något område. Rapporter om trygga "
            "platser är inte med. Fler rapporter betyder inte alltid fler problem."
        )
