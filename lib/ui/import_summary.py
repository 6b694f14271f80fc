"""Several files at once: what each of them is and how it stands, and which one to look at."""

import pandas as pd
import streamlit as st

from lib.actions.import_choices import KINDS
from lib.domain.words import number, sentence
from lib.ui.import_carrying import read_in_all_button
from lib.ui.import_planning import Looked
from lib.ui.plain_text import plain

CHOSEN = "importfil"


def chosen_file(looked: list[Looked]) -> Looked:
    """The file to look at. One is shown as it is; several get a table, a button for all, and a choice."""
    if len(looked) == 1:
        return looked[0]
    st.table(summary(looked).map(plain), hide_index=True, border="horizontal")
    read_in_all_button(looked)
    by_key = {one.file.key: one for one in looked}
    current = by_key.get(st.session_state.get(CHOSEN, ""))
    if current is None or current.is_known:  # what is done makes way for what is left
        left = [one for one in looked if not one.is_known]
        st.session_state[CHOSEN] = (left or [current or looked[0]])[0].file.key
    key = st.selectbox("Granska en fil i taget", tuple(by_key), format_func=lambda k: by_key[k].file.name, key=CHOSEN)
    return by_key[key]


def summary(looked: list[Looked]) -> pd.DataFrame:
    """Fil, Vad det är, Rader, Läses in, Med fel and Läge, in the order that they are read in."""
    return pd.DataFrame([{"": str(n), **_line(one)} for n, one in enumerate(looked, 1)])


def _line(one: Looked) -> dict[str, str]:
    line = {"Fil": one.file.name, "Vad det är": "", "Rader": "", "Läses in": "", "Med fel": ""}
    if one.areas is not None:
        return line | {"Vad det är": "Områden", "Rader": number(len(one.areas.areas)), "Läge": "Byt områden för sig"}
    if one.plan is None:
        return line | {"Läge": f"Går inte att läsa in: {one.faults[0].message}"}
    report = one.plan.report
    if one.is_known:
        return line | {"Läge": f"Redan inläst, omgång {report.batch_id}"}
    counts = {"Rader": report.n_rows, "Läses in": report.n_accepted, "Med fel": report.n_rejected}
    state = "Kan läsas in" if one.can_be_read_in else "Inget nytt"
    return (
        line
        | {name: number(n) for name, n in counts.items()}
        | {"Vad det är": sentence(KINDS[report.kind]), "Läge": state}
    )
