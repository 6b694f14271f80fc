"""The 17 points beside the draft: what is there, what is missing, and where it is added."""

import pandas as pd
import streamlit as st

from lib.domain.content_points import CONTENT_CHECK, FORM, PointState
from lib.ui.link_list import open_link
from lib.ui.plain_text import plain
from lib.ui.tables import declared_table

SYMBOLS = {PointState.OK: ":blue[✓]", PointState.PART: ":orange[◐]", PointState.MISSING: ":orange[○]"}


def check_finding(check: pd.DataFrame) -> None:
    """How many of the points are there."""
    counts = check["state"].value_counts()
    n_ok, n_part, n_missing = (int(counts.get(state, 0)) for state in PointState)
    st.markdown(f"**Innehåll: {n_ok} av {len(check)} punkter finns**")
    st.progress(n_ok / len(check), text=f"{n_part} finns delvis, {n_missing} saknas.")


def check_list(check: pd.DataFrame) -> None:
    """Every point with why; what is missing first, with a link to where it is added."""
    lacking, there = check[check["state"] != PointState.OK], check[check["state"] == PointState.OK]
    for row in lacking.to_dict("records"):
        with st.container(gap=None, key=f"punkt-{row['point']}"):
            st.markdown(_words(row))
            if row["address"].startswith(FORM):
                st.caption(row["label"])
            else:
                open_link(row["address"], row["label"], ":material/arrow_forward:")
    if len(there):
        with st.expander(f"{len(there)} punkter finns", key="punkter-finns"):
            st.markdown("  \n".join(_words(row) for row in there.to_dict("records")))


def check_table(check: pd.DataFrame, file_name: str, is_synthetic: bool) -> None:
    declared_table(check, CONTENT_CHECK, file_name, "innehall", is_synthetic)


def _words(row: dict[str, object]) -> str:
    symbol = SYMBOLS[PointState(str(row["state"]))]
    return f"{symbol} :small[**{row['point']}. {plain(str(row['name']))}.** {plain(str(row['why']))}]"
