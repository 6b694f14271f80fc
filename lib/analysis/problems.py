"""Problems that were made from something the picture shows, and the numbers they carry."""

from typing import Any

import pandas as pd

from lib.analysis.contrast_answer import Contrast
from lib.analysis.rows import problem_rows
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.privacy.roles import works_on_the_picture

PROBLEM_COLUMNS = (
    Column("taken_on", "Skapat", "Dagen då siffrorna togs"),
    Column("title", "Problem", "Vad problemet är"),
    Column("area_name", "Område", "Områdets namn"),
    Column("description", "Siffror", "Siffrorna som de såg ut den dagen"),
    Column("status", "Status", "Hur långt problemet har kommit"),
    Column("data_version", "Dataversion", "Vilken läsning av uppgifterna som gällde", 0),
    Column("origin", "", "Var problemet sågs"),
)


def may_make_problems(role: Role) -> bool:
    return works_on_the_picture(role)


def problems_from(workspace: Workspace, page: str, role: Role) -> pd.DataFrame:
    """The problems whose origin begins with the page, newest first, by PROBLEM_COLUMNS; `is_made_up` when the numbers
    were. Empty for roles that do not work with problems."""
    workspace = workspace.seen_by(role)
    rows = problem_rows(workspace.data_key)
    rows = rows[rows["origin"].fillna("").astype(str).str.startswith(f"{page}/")]
    if not works_on_the_picture(role) or rows.empty:
        return pd.DataFrame()
    figures = [value if isinstance(value, dict) else {} for value in rows["figures"]]
    shown = rows.assign(
        taken_on=[str(value.get("taken_on", "")) for value in figures],
        data_version=[float(value.get("data_version") or 0) for value in figures],
        is_made_up=[bool(value.get("is_synthetic")) for value in figures],
        area_name=rows["area_code"].map(workspace.area_names).fillna(workspace.municipality.name),
    )
    names = [column.name for column in PROBLEM_COLUMNS]
    return shown.sort_values("id", ascending=False)[[*names, "is_made_up"]].reset_index(drop=True)


def carried_numbers(contrast: Contrast, record: dict[Any, Any]) -> dict[str, Any]:
    """A row of a contrast as plain values under its readers' names: what a problem keeps."""
    kept = {}
    for column in contrast.columns:
        value = record.get(column.name)
        if column.label and value is not None and value == value:
            kept[column.label] = str((column.words or {}).get(value, value)) if isinstance(value, str) else float(value)
    return kept
