"""Reports about places one by one, for those who handle them; and what was reported and what came of it."""

import numpy as np
import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.plain_texts import plain_texts
from lib.analysis.reports import asked_rows
from lib.analysis.rows import measure_rows, report_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.report_handling import WAITING, ReportStatus
from lib.domain.report_words import POLICE_REPORTED, REPORT_STATUSES, SECRECY
from lib.domain.selection import Selection
from lib.privacy.roles import may_handle_reports, may_report_places

REPORTS = (
    Column("id", "Nummer", "Rapportens nummer i Lägesbild", 0),
    Column("reported_at", "Kom in", "Dag och tid då rapporten kom in"),
    Column("event_from", "Hände", "Dag och tid då det började"),
    Column("area_name", "Område", "Området som platsen ligger i"),
    Column("place_name", "Plats", "Platsens namn, om det är känt"),
    Column("category_name", "Kategori", "Vad rapporten gäller"),
    Column("subcategory_name", "Slag", "Närmare vad det gäller"),
    Column("reason_names", "Skäl", "Vad som gör platsen otrygg"),
    Column("wish_names", "Önskemål", "Vad den som rapporterade vill ha"),
    Column("police_reported", "Polisanmält", "Om det är anmält till polisen", words=POLICE_REPORTED),
    Column("status", "Status", "Hur långt rapporten har kommit", words=REPORT_STATUSES),
    Column("measure_title", "Åtgärd", "Åtgärden som rapporten hör till"),
    Column("outcome", "Vad det blev", "Det som den som rapporterade får veta"),
    Column("description", "Beskrivning", "Vad som rapporterades"),
    Column("assessment", "Bedömning", "Vad de som tar hand om rapporten tycker"),
    Column("secrecy", "Sekretessklass", "Vem som får se rapporten", words=SECRECY),
    Column("is_repeated", "Upprepar", "Säger samma sak som en annan rapport och räknas inte"),
)
OUTCOMES = (
    Column("category_name", "Kategori", "Vad rapporterna gäller"),
    Column("count", "Rapporter", "Antal rapporter, upprepningar inte medräknade", 0),
    Column("waiting", "Väntar", "Nya, bedömda eller med åtgärd på gång", 0),
    Column("done", "Åtgärdade", "Åtgärdade eller avslutade", 0),
    Column("passed_on", "Lämnade vidare", "Lämnade till någon annan som äger frågan", 0),
    Column("with_measure", "Med åtgärd", "Hör till en åtgärd", 0),
    Column("with_outcome", "Med svar", "Det står vad det blev, så att den som rapporterade kan få veta", 0),
)


def may_handle(role: Role) -> bool:
    return may_handle_reports(role)


def may_report(role: Role) -> bool:
    return may_report_places(role)


def report_list(workspace: Workspace, role: Role) -> pd.DataFrame:
    """Every report with REPORTS, category, lon, lat, month, area_code, measure_key, duplicate_of, review_by, version,
    is_waiting and is_synthetic, newest first. Empty for roles that do not handle reports."""
    workspace = workspace.seen_by(role)
    if not may_handle_reports(role):
        return pd.DataFrame()
    return _list(workspace, workspace.data_key)


def in_selection(reports: pd.DataFrame, asked: Selection | None) -> pd.DataFrame:
    """The reports of the asked months, areas and themes."""
    if asked is None or reports.empty:
        return reports
    wanted = reports["month"].between(asked.period.first.index, asked.period.last.index)
    wanted &= reports["area_code"].isin(asked.areas) if asked.areas else True
    wanted &= reports["category"].isin(asked.themes) if asked.themes else True
    return reports[wanted]


def report_outcomes(workspace: Workspace, asked: Selection, role: Role) -> pd.DataFrame:
    """By category, commonest first, and all together last: OUTCOMES, is_synthetic. Empty for
    roles outside: the parts of a row give each other away."""
    workspace = workspace.seen_by(role)
    rows = asked_rows(workspace, asked)
    if rows.empty:
        return pd.DataFrame()
    facts = pd.DataFrame(
        {
            "category_name": rows["category"].map(_themes(workspace)).fillna(rows["category"]),
            "count": 1,
            "waiting": rows["status"].isin(WAITING),
            "done": rows["status"].isin([ReportStatus.DONE, ReportStatus.CLOSED]),
            "passed_on": rows["status"] == ReportStatus.PASSED_ON,
            "with_measure": rows["measure_key"].notna(),
            "with_outcome": rows["outcome"].astype(object).fillna("") != "",
        }
    )
    counted = facts.groupby("category_name").sum().sort_values("count", ascending=False, kind="stable").reset_index()
    whole = counted.drop(columns="category_name").sum().to_frame().T.assign(category_name="Alla")
    table = pd.concat([counted, whole], ignore_index=True)
    names = [column.name for column in OUTCOMES if column.decimals is not None]
    table[names] = table[names].astype(float)
    return table.assign(is_synthetic=bool(rows["is_synthetic"].any()))


@kept(4)
def _list(workspace: Workspace, key: DataKey) -> pd.DataFrame:
    rows = report_rows(key)
    if rows.empty:
        return pd.DataFrame()
    choices = workspace.definitions.report_categories
    kinds = {sub.id: sub.name for category in choices.categories for sub in category.subcategories}
    measures = measure_rows(key)
    titles = dict(zip(measures["measure_key"], measures["title"], strict=True))
    texts = {
        name: rows[name].astype(object).fillna("") for name in ("place_name", "description", "assessment", "outcome")
    }
    told = rows.assign(
        area_name=rows["area_code"].astype(object).map(workspace.area_names).astype(object).fillna("okänt område"),
        category_name=rows["category"].map(_themes(workspace)).fillna(rows["category"]),
        subcategory_name=_worded(rows["subcategory"], kinds),
        reason_names=_named(rows["reasons"], {one.id: one.name for one in choices.reasons}),
        wish_names=_named(rows["wishes"], {one.id: one.name for one in choices.wishes}),
        measure_title=_worded(rows["measure_key"], titles),
        is_repeated=np.where(rows["duplicate_of"].notna(), "ja", ""),
        is_waiting=rows["status"].isin(WAITING) & rows["duplicate_of"].isna(),
        **texts,
    )
    return plain_texts(told.sort_values(["reported_at", "id"], ascending=False).reset_index(drop=True))


def _worded(column: pd.Series, words: dict[str, str]) -> pd.Series:
    """What stands for each code, and nothing where there is none."""
    return column.astype(object).map(words).astype(object).fillna("")


def _named(column: pd.Series, names: dict[str, str]) -> pd.Series:
    written = {text: ", ".join(names.get(one, one) for one in text.split(";") if one) for text in column.unique()}
    return column.map(written)


def _themes(workspace: Workspace) -> dict[str, str]:
    return {theme.id: theme.name for theme in workspace.definitions.report_categories.categories}
