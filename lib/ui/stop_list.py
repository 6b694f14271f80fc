"""What stops something from being shown or given to the public, each with the way to where it is mended."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.domain.publication_words import PUBLICATION, STOPS
from lib.ui.link_list import open_link
from lib.ui.tables import declared_table


def stop_list(stops: pd.DataFrame, told: str, file_name: str, key: str) -> None:
    """`stops` are rows of `lib.analysis.publication.publication_check`, at least one."""
    st.error(told, icon=":material/block:")
    for row in stops.to_dict("records"):
        open_link(str(row["address"]), _words(row), ":material/arrow_forward:")
    declared_table(stops, PUBLICATION, file_name, key, False)


def _words(row: dict[Any, Any]) -> str:
    return f"{row['where']}: {STOPS[row['stop']]}. {row['remedy']}"
