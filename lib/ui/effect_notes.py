"""All measures beside one another, and how an effect is counted."""

import pandas as pd
import streamlit as st

from lib.analysis.effect_answer import MeasureEffect
from lib.analysis.effect_places import PLACE
from lib.analysis.workspace import Workspace
from lib.domain.change_words import VERDICTS
from lib.domain.columns import Column
from lib.domain.indicator import Indicator
from lib.ui.tables import declared_table

EVERY = (
    Column("title", "Åtgärd", "Åtgärdens namn"),
    Column("area_name", "Område", "Där åtgärden görs"),
    Column("started", "Start", "Dagen då den började"),
    Column("verdict", "Bedömning", "Vad siffrorna säger", words=VERDICTS),
    Column("size", "Skillnad, %", "Antalet efter mot det väntade, i procent", decimals=0),
    Column("why_not", "Anmärkning", "Varför det inte går att avgöra"),
)
METHOD = (
    "**Före och efter, mot en jämförelse.** Upp till 24 hela månader efter starten ställs mot lika många just före. "
    "Samma månader i jämförelsen tar bort årstid och annat som ändrats överallt. Väntat antal är platsens antal före "
    "gånger jämförelsens ändring. Kvoten mellan de två ändringarna (difference-in-differences) har gränser på "
    "logaritmisk skala.",
    "**Överspridning.** Områden ändras av sig själva mer än slumpen ger. Hur mycket mäts på områdena utan åtgärd, "
    "och gränserna vidgas lika mycket.",
    "**Flyttade det?** Områdena som gränsar till platsen är en buffert. Den viktade flyttkvoten (WDQ, Bowers och "
    "Johnson 2003) är buffertens ändring delad med platsens, båda som andelar av jämförelsen: över 0 spred sig "
    "minskningen, mellan 0 och −1 flyttade en del, under −1 flyttade mer än som försvann. Gränser enligt Fieller. "
    "Den räknas bara när platsen själv har ändrats. I stället för områdena kan en ring i meter väljas, runt området "
    "eller runt åtgärdens egen plats. Då räknas plats, ring och jämförelse punkt för punkt, och varken ringen eller "
    "resten av åtgärdens eget område är med i jämförelsen.",
    "**Bedömning.** Hjälpte: platsens hela intervall ligger under det väntade och runt om syns ingen ökning. Flyttade: "
    "dessutom ökade det runt om, sammantaget eller i ett enskilt område efter justering (Benjamini–Hochberg). "
    "Ökade: hela intervallet ligger över. För få: intervallet rymmer både ingen ändring och en halvering. "
    "Annars ingen tydlig effekt. Väljer du själv vad platsen jämförs med prövas svaret också mot resten av kommunen. "
    "Säger den ena jämförelsen att något hände och den andra något annat, beror svaret på vad du jämför med.",
    "**Var försiktig.** Åtgärder sätts ofta in där det just varit som värst, och då minskar det ofta av sig självt. "
    "Åtgärder som får fler att rapportera kan se ut som ökningar. Varje bedömning har ungefär 5 % risk för "
    "falskt larm: bland tjugo verkningslösa åtgärder ser en ut att ha gjort skillnad.",
)


def theme_words(workspace: Workspace, effect: MeasureEffect) -> str:
    """`, narkotika`: what the indicator was narrowed to; empty when to nothing."""
    names = {theme.id: theme.name for theme in workspace.definitions.report_categories.categories}
    return "".join(f", {names.get(theme, theme).lower()}" for theme in effect.themes)


def every_measure(measures: pd.DataFrame, answers: dict[str, MeasureEffect], file_name: str) -> None:
    """The verdicts of all measures, each by its own theme against the rest of the municipality."""
    with st.expander("Alla åtgärder, var och en bedömd med sitt eget tema", key="alla-atgarder"):
        given = [answers[key] for key in measures["measure_key"]]
        rows = measures[["title", "area_name", "started"]].assign(
            verdict=[answer.verdict for answer in given],
            size=[_size(answer) for answer in given],
            why_not=[answer.why_not for answer in given],
        )
        is_synthetic = any(answer.is_synthetic for answer in given)
        declared_table(rows, EVERY, file_name, "alla-effekter", is_synthetic)


def effect_method(indicator: Indicator) -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="metod-effekt"):
        st.markdown(f"**{indicator.name}.** {indicator.definition}")
        for line in (*METHOD, indicator.caveat):
            if line:
                st.markdown(line)


def effect_sources(effect: MeasureEffect) -> None:
    with st.expander("Källor och datum", icon=":material/menu_book:", key="kallor-effekt"):
        made_up = " Påhittade siffror." if effect.is_synthetic else ""
        if effect.source:
            st.text(f"{effect.source}. Uppgifter till och med {effect.data_date}.{made_up}")
        st.text(f"Verklig källa: {effect.indicator.source.name}.")


def _size(answer: MeasureEffect) -> float:
    if answer.table.empty:
        return float("nan")
    return float(answer.table.loc[answer.table["group"] == PLACE, "size"].sum(min_count=1))
