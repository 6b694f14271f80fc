"""Risk och skydd on a page: the finding, the index that helps to sort, how unsure it is, and what decides it."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.contrast_answer import NO_DATA
from lib.analysis.risk_protection import HOW, Scale, SortingHelp, Weights, weighted_factors
from lib.analysis.workspace import Workspace
from lib.charts.bars import bar_chart
from lib.charts.rank_intervals import rank_chart
from lib.domain.codes import Difference
from lib.domain.factor_words import (
    DIRECTIONS,
    INDEX_COLUMNS,
    METHOD_LINES,
    NORMALISATIONS,
    SHIFT_COLUMNS,
)
from lib.domain.selection import Selection
from lib.domain.words import number
from lib.ui.address import adopt
from lib.ui.figure_charts import show_chart
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

WEIGHTS = ("0", "1", "2", "3")
WEIGHT_WORDS = {"0": "0 (inte med)", "1": "1", "2": "2", "3": "3"}
MOST_SHOWN = 15


def chosen_weights(workspace: Workspace) -> tuple[Weights, Scale]:
    """A slider for each factor and the choice of scale, all in the address: `vikt_<factor>` and `skala`."""
    factors = weighted_factors(workspace)
    with st.expander("Vikter och skala", icon=":material/tune:", key="risk-vikter"):
        st.markdown("Alla faktorer väger lika från början. Vikten 0 lämnar faktorn utanför.")
        adopt("skala", HOW, HOW[0])
        how = st.segmented_control(
            "Skala", HOW, format_func=lambda name: NORMALISATIONS[name], key="skala", required=True,
            persist_state="session",
        )  # fmt: skip
        columns = st.columns(3, gap="medium")
        chosen = []
        for place, row in enumerate(factors.to_dict("records")):
            with columns[place % 3]:
                chosen.append((str(row["factor_id"]), _weight(row)))
    return tuple(pair for pair in chosen if pair[1] != 1), how or HOW[0]


def profile_finding(profile: pd.DataFrame) -> None:
    """How many measures of protection and of risk differ for sure, in words."""
    if profile.empty:
        st.info(f"Det finns inga siffror om risk och skydd här ännu. {NO_DATA}")
        return
    parts = []
    for direction, what in (("protective", "skydd"), ("risk", "risk")):
        its = profile[profile["direction"] == direction].drop_duplicates("indicator_id")
        counts = its["difference"].value_counts()
        lower, higher = (number(counts.get(way, 0)) for way in (Difference.LOWER, Difference.HIGHER))
        parts.append(f"av {number(len(its))} mått på {what} är {lower} säkert lägre och {higher} säkert högre")
    other = next(iter(profile["comparison_name"].dropna()), "")
    place = profile["area_name"].iloc[0]
    st.text(f"{place}: {' och '.join(parts)}{f' än {other}' if other else ''}. En faktor väger lätt, många tungt.")


def sorting_finding(answer: SortingHelp, asked: Selection) -> None:
    """How sure the order is, in words, and where the chosen area stands; never a list of the worst."""
    if answer.refusal:
        st.info(answer.refusal)
        return
    ranked = answer.indexed
    n, left = len(ranked), len(answer.rows) - len(ranked)
    without = f" {number(left)} områden saknar någon siffra och får inget index." if left else ""
    if ranked.empty:
        st.text(f"Inget område har alla siffror som vikterna frågar efter.{without}")
        return
    width = (ranked["rank_upper"] - ranked["rank_lower"]).median() + 1
    told = answer.factors.dropna(subset=["shift"])
    most = told.loc[told["shift"].idxmax()] if len(told) else None
    moves = ""
    if most is not None:
        moves = f" {most['factor']} flyttar områden mest: {number(most['shift'], 1)} platser i medel."
    st.text(
        f"Indexet är en hjälp att sortera, inte en dom. {number(n)} områden har alla siffror, och hälften av dem kan "
        f"stå på {number(width)} olika platser eller fler.{moves}{without}{_chosen(answer, asked, n)}"
    )


def sorting_picture(answer: SortingHelp, asked: Selection) -> None:
    """The areas with the most risk and least protection, and the chosen one, each with its interval of places."""
    ranked = answer.indexed.assign(is_chosen=answer.indexed["area_code"].isin(asked.areas))
    if ranked.empty:
        return
    drawn = ranked[(ranked["rank"] <= MOST_SHOWN) | ranked["is_chosen"]]
    title = "Platsen i ordningen är ett spann, inte en siffra"
    subtitle = f"{asked.period.label}. De {min(MOST_SHOWN, len(ranked))} första av {len(ranked)}, och valt område."
    spans = (
        f"{row.area_name}: plats {number(row.rank)}, {number(row.rank_lower)}–{number(row.rank_upper)}"
        for row in drawn.itertuples()
    )
    chart = partial(rank_chart, drawn, len(ranked), current_scheme())
    show_chart(chart, title, subtitle, f"{title}. {'. '.join(spans)}.", "risk-ordning")


def sensitivity_picture(answer: SortingHelp) -> None:
    """Which factor moves the areas most when it is left out."""
    rows = answer.factors.dropna(subset=["shift"]).sort_values("shift", ascending=False)
    if rows.empty:
        return
    rows = rows.assign(text=rows["shift"].map(lambda shift: number(shift, 1)))
    title = f"{rows['factor'].iloc[0]} betyder mest för ordningen"
    subtitle = "Hur många platser områdena i medel flyttas om faktorn lämnas utanför"
    told = ". ".join(rows["factor"] + ": " + rows["text"])
    show_chart(
        partial(bar_chart, rows, "factor", "shift", "text"), title, subtitle, f"{title}. {told}", "risk-kanslighet"
    )


def sorting_tables(answer: SortingHelp, asked: Selection) -> None:
    name = f"{asked.municipality}-risk-skydd-{asked.period}"
    areas, factors = st.tabs(["Tabell: index", "Tabell: faktorer"], key="risk-flikar")
    with areas:
        declared_table(answer.rows, INDEX_COLUMNS, f"{name}-index", "risk-index", answer.is_synthetic)
    with factors:
        declared_table(answer.factors, SHIFT_COLUMNS, f"{name}-faktorer", "risk-faktorer", answer.is_synthetic)


def risk_notes(answer: SortingHelp) -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="risk-metod"):
        for line in METHOD_LINES:
            st.markdown(line)
    with st.expander("Källor och datum", icon=":material/menu_book:", key="risk-kallor"):
        for source, day, is_made_up in answer.sources:
            st.text(f"{source}. Uppgifter till och med {day}.{' Påhittade siffror.' * is_made_up}")


def _weight(factor: dict[Any, Any]) -> int:
    key = f"vikt_{factor['factor_id']}"
    chosen = adopt(key, WEIGHTS, "1")
    st.select_slider(
        f"{factor['factor']} ({DIRECTIONS[factor['direction']]})",
        WEIGHTS,
        format_func=lambda weight: WEIGHT_WORDS[weight],
        key=key,
        persist_state="session",
    )
    return int(chosen)


def _chosen(answer: SortingHelp, asked: Selection, n: int) -> str:
    told = []
    for row in answer.rows[answer.rows["area_code"].isin(asked.areas)].itertuples():
        if row.rank == row.rank:
            first, last = number(row.rank_lower), number(row.rank_upper)
            span = f"på plats {first}" if first == last else f"mellan plats {first} och {last}"
            told.append(f" {row.area_name} står {span} av {number(n)}.")
        else:
            told.append(f" {row.area_name} får inget index: {row.lacking} saknas.")
    return "".join(told)
