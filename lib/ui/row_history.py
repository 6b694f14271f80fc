"""What stood in a row before each edit, newest first."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.words import number
from lib.ui.plain_text import plain

InWords = Callable[[object], str]


def row_history(
    workspace: Workspace, row: dict[Any, Any], earlier: pd.DataFrame, labels: Mapping[str, str], in_words: InWords,
    nobody: str, key: str,
) -> None:  # fmt: skip
    """Only what each edit changed, and until when it stood. `nobody` is said when the row is as it was first."""
    label = f"Historik: {number(len(earlier))} {'ändring' if len(earlier) == 1 else 'ändringar'}"
    with st.expander(label, icon=":material/history:", key=key):
        if earlier.empty:
            st.text(nobody)
        newer = row
        for record in earlier.to_dict("records"):
            st.caption(f"Till {local_time(workspace, record['saved_at'])} stod det:")
            changed = [name for name in labels if in_words(record[name]) != in_words(newer[name])]
            lines = [f":small[{labels[name]}: {plain(in_words(record[name])) or '(tomt)'}]" for name in changed]
            st.markdown("  \n".join(lines) or ":small[Samma uppgifter som nu.]")
            newer = record


def local_time(workspace: Workspace, moment: datetime) -> str:
    """`2026-11-21 14:32`, from UTC without a zone."""
    zone = ZoneInfo(workspace.municipality.time_zone)
    return f"{moment.replace(tzinfo=UTC).astimezone(zone):%Y-%m-%d %H:%M}"
