"""What is being done: open measures first, with owner, start, expected effect and result."""

import pandas as pd
import streamlit as st

from lib.ui.measure_choice import measure_link
from lib.ui.plain_text import plain

MOST_SHOWN = 6


def measure_list(measures: pd.DataFrame) -> None:
    """The first few in full, the rest folded away."""
    st.subheader("Det här pågår", anchor=False)
    if measures.empty:
        st.info("Inga åtgärder är registrerade för det här urvalet.")
        return
    records = measures.to_dict("records")
    for record in records[:MOST_SHOWN]:
        _measure(record)
    if len(records) > MOST_SHOWN:
        with st.expander(f"Visa {len(records) - MOST_SHOWN} åtgärder till", key="fler-atgarder"):
            for record in records[MOST_SHOWN:]:
                _measure(record)


def _measure(record: dict[str, object]) -> None:
    facts = [record["status"], record["area_name"], record["owner"], _from(record["started"])]
    with st.container(gap=None):
        measure_link(str(record["measure_key"]), str(record["title"]))
        st.caption(plain(" · ".join(str(fact) for fact in facts if fact)))
        for label, text in (("Väntad effekt", record["expected"]), ("Resultat", record["result"])):
            if isinstance(text, str) and text:
                st.markdown(f":small[{label}: {plain(text)}]")


def _from(day: object) -> str:
    return f"från {day}" if day is not None and day == day else "start inte bestämd"
