"""Kontraster on a page: the choice of sources, the finding, the picture and the notes."""

from collections import defaultdict
from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.contrast_answer import Contrast
from lib.analysis.contrast_groups import ALL_MEASURES
from lib.analysis.contrasts import contrast_measures
from lib.analysis.workspace import Workspace
from lib.charts.four_field import against_expected_chart, four_field_chart
from lib.domain.contrast import (
    EVENING_DAY,
    FEELING_SAFETY,
    KINDS,
    POLICE_MUNICIPALITY,
    REPORTS_CRIMES,
    ContrastKind,
    Verdict,
)
from lib.domain.contrast_sentences import BY_CHANCE, METHODS, finding, row_sentence
from lib.domain.selection import Selection
from lib.domain.words import number
from lib.ui.address import adopt
from lib.ui.figure_charts import show_chart
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

FIELDS = ("Säkert och tryggt", "Tryggt trots många brott", "Otryggt trots få brott", "Otryggt, många brott")
UNSAFE_FIELDS = ("Otryggt trots få brott", "Otryggt, många brott", "Säkert och tryggt", "Tryggt trots många brott")
COUNTED = (REPORTS_CRIMES, EVENING_DAY)


def chosen_contrast(workspace: Workspace) -> tuple[ContrastKind, str]:
    """The pair of sources and, where it has several, the measure; `kontrast` and `kontrastmatt` in the address."""
    pair_side, measure_side = st.columns(2, vertical_alignment="bottom")
    kind = KINDS[adopt("kontrast", tuple(KINDS), REPORTS_CRIMES.id)]
    with pair_side:
        st.selectbox(
            "Jämför", tuple(KINDS), format_func=lambda name: KINDS[name].title, key="kontrast",
            persist_state="session",
        )  # fmt: skip
    measures = contrast_measures(workspace, kind.id)
    if len(measures) < 2:
        return kind, measures[0] if measures else ""
    known = workspace.definitions.indicators
    key = f"kontrastmatt_{kind.id}"
    chosen = adopt(key, measures, "trygg_bostadsomrade" if "trygg_bostadsomrade" in measures else measures[0])
    with measure_side:
        st.selectbox(
            "Mått",
            measures,
            format_func=lambda name: "Alla mått, hela kommunen" if name == ALL_MEASURES else known[name].name,
            key=key,
            persist_state="session",
        )
    return kind, chosen


def contrast_finding(answer: Contrast) -> None:
    """Where the sources disagree, in words; or why they cannot be compared."""
    if answer.missing:
        st.info(answer.missing)
        return
    rows = named_rows(answer)
    names: dict[Verdict, list[str]] = defaultdict(list)
    for verdict, name in zip(rows["verdict"], rows["name"], strict=True):
        names[Verdict(verdict)].append(name)
    st.text(finding(answer.kind, names, len(rows), _what(answer)))


def named_rows(answer: Contrast) -> pd.DataFrame:
    """The rows with `name`, the verdict in `words`, and the numbers as `text`."""
    words = answer.kind.words()
    name = answer.rows[_name_column(answer)]
    text = [row_sentence(answer.kind, row, answer.measure, answer.whole) for row in answer.rows.to_dict("records")]
    return answer.rows.assign(name=name, words=answer.rows["verdict"].map(words), text=text)


def contrast_picture(answer: Contrast, rows: pd.DataFrame, asked: Selection) -> None:
    """The same areas in both sources, contradictions named."""
    drawn = rows.assign(is_chosen=rows["area_code"].isin(asked.areas))
    if drawn[["x", "y"]].dropna().empty:
        st.info("Det finns inget att rita: uppgifterna är för få eller dolda.")
        return
    scheme, titles = current_scheme(), _axis_titles(answer)
    if answer.kind is FEELING_SAFETY and answer.whole:
        corners = FIELDS if answer.high_is_safe else UNSAFE_FIELDS
        chart = partial(four_field_chart, drawn, answer.whole, corners, titles, scheme)
    else:
        chart = partial(against_expected_chart, drawn, answer.band, titles, answer.kind in COUNTED, scheme)
    pointed = drawn[drawn["verdict"].isin([Verdict.MORE, Verdict.LESS])]
    told = ". ".join(pointed["name"] + ": " + pointed["words"] + ". " + pointed["text"])
    told_of = len(drawn) - answer.count(Verdict.TOO_FEW, Verdict.HIDDEN, Verdict.MISSING)
    title = f"{answer.kind.title}: {number(len(pointed))} av {number(told_of)} {_what(answer)} går isär"
    show_chart(chart, title, _reading(answer, asked), f"{title}. {told}", f"kontrast-{answer.kind.id}")


def contrast_tables(answer: Contrast, asked: Selection) -> None:
    """The table of the same numbers and, where there are themes, the same by theme."""
    file = f"{asked.municipality}-{answer.kind.id}-{asked.period}"
    if answer.finer.empty:
        declared_table(answer.rows, answer.columns, file, f"kontrast-{answer.kind.id}", answer.is_synthetic)
        return
    whole, by_theme = st.tabs(["Tabell", "Tabell per tema"], key="kontrast-flikar")
    with whole:
        declared_table(answer.rows, answer.columns, file, f"kontrast-{answer.kind.id}", answer.is_synthetic)
    with by_theme:
        declared_table(answer.finer, answer.columns, f"{file}-tema", "kontrast-tema", answer.is_synthetic)


def contrast_notes(answer: Contrast) -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="kontrast-metod"):
        lines = METHODS[answer.kind.id]
        for line in lines if answer.kind is POLICE_MUNICIPALITY else (*lines, BY_CHANCE):
            st.markdown(line)
        if answer.kind in COUNTED and answer.spread:
            st.markdown(f"Områdenas vanliga spridning här: omkring {number(answer.spread * 100)} % åt vardera hållet.")
        st.markdown("En motsägelse är en fråga, inte ett svar: ta reda på varför källorna säger olika.")
    with st.expander("Källor och datum", icon=":material/menu_book:", key="kontrast-kallor"):
        for source, day, is_made_up in answer.sources:
            st.text(f"{source}. Uppgifter till och med {day or 'okänt datum'}.{' Påhittade siffror.' * is_made_up}")


def _what(answer: Contrast) -> str:
    if answer.kind is POLICE_MUNICIPALITY:
        return "problem"
    return "mått" if _name_column(answer) == "indicator_name" else "områden"


def _name_column(answer: Contrast) -> str:
    if "problem" in answer.rows:
        return "problem"
    return "indicator_name" if "indicator_name" in answer.rows and not answer.measure else "area_name"


def _axis_titles(answer: Contrast) -> tuple[str, str]:
    kind = answer.kind
    if kind in COUNTED:
        return f"Väntat antal {kind.first}", f"Antal {kind.first}"
    if kind is FEELING_SAFETY:
        return "Anmälda brott per 1 000 invånare och år", f"{answer.measure}, %"
    unit = "medel av kriterierna" if kind is POLICE_MUNICIPALITY else "%"
    return f"{kind.second.capitalize()}, {unit}", f"{kind.first.capitalize()}, {unit}"


def _reading(answer: Contrast, asked: Selection) -> str:
    """The measure, the period and how the picture is read."""
    if answer.kind is POLICE_MUNICIPALITY:
        return "Varje punkt är ett problem."
    if answer.kind is FEELING_SAFETY:
        return f"{asked.period.label}. Streckade linjer: hela kommunen."
    if answer.kind in COUNTED:
        return f"{asked.period.label}. Streckad linje: som väntat. Grått fält: där 95 % av områdena väntas ligga."
    line = "kommunens skillnad" if answer.measure else "ingen skillnad"
    return f"{answer.measure or 'Hela kommunen'}. Streckad linje: {line}. Grått fält: där 95 % väntas ligga."
