"""Below the figures: how they are counted, and where they come from."""

import pandas as pd
import streamlit as st

from lib.domain.indicator import Indicator
from lib.domain.words import UNITS


def method_note(indicator: Indicator, answer: pd.DataFrame, extra: tuple[str, ...] = ()) -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key=f"metod-{indicator.id}"):
        st.markdown(f"**{indicator.name}.** {indicator.definition}")
        if not answer.empty:
            st.markdown(f"Enhet: {UNITS[answer['unit'].iloc[0]]}. {answer['method'].iloc[0]}")
        for line in (indicator.caveat, *extra):
            if line:
                st.markdown(line)


def source_note(indicator: Indicator, answer: pd.DataFrame) -> None:
    with st.expander("Källor och datum", icon=":material/menu_book:", key=f"kallor-{indicator.id}"):
        if not answer.empty:
            used = answer[["source", "data_date", "is_synthetic"]].drop_duplicates()
            for source, day, is_made_up in used.itertuples(index=False, name=None):
                st.text(f"{source}. Uppgifter till och med {day}.{' Påhittade siffror.' if is_made_up else ''}")
        real = indicator.source
        where = f" (Kolada {real.kolada})" if real.kolada else ""
        st.text(f"Verklig källa: {real.name}{where}.")
        for line in (real.note, real.how_to_get):
            if line:
                st.text(line)
