"""Where the next safety walk does most good: areas, and stops in an area, each with reasons in words and numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import poisson

from lib.analysis.contrasts import contrast, contrast_measures
from lib.analysis.hot_cells import HOT, hot_cells
from lib.analysis.kept import kept
from lib.analysis.rows import inhabitants, report_rows, walk_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.contrast import FEELING_SAFETY, REPORTS_CRIMES, Verdict
from lib.domain.period import Month, Period
from lib.domain.place_question import PlaceQuestion
from lib.domain.selection import Selection
from lib.domain.walk import WalkStatus
from lib.domain.words import number
from lib.privacy.roles import may_edit_walks

EVENING_FROM = 18
MORNING_TO = 6
FEWEST = 5
"""Fewer reports in an area say nothing about it."""
SURE = 0.01
MANY_TIMES = 2.0
LONG_AGO_DAYS = 730
LATELY_DAYS = 365
LIGHTING = frozenset({"belysning"})
PROPOSED = (
    Column("area_name", "Område", "Områdets namn"),
    Column("points", "Poäng", "Summan av poängen för varje skäl: hjälp att sortera, inget mått på otrygghet", 0),
    Column("why", "Skäl", "Det som talar för och emot en vandring, med siffror"),
    Column("n_reports", "Rapporter", "Rapporter om otrygga platser under tolv månader", 0),
    Column("n_dark", "Om mörker", "Rapporter som nämner mörker eller belysning", 0),
    Column("n_evening", "Kvällar", f"Rapporter om det som hänt kl. {EVENING_FROM}–{MORNING_TO:02d}", 0),
    Column("last_walk", "Senast", "När en vandring senast gjordes i området"),
)


@dataclass(frozen=True)
class Reason:
    """`points` is how much it weighs, negative when it speaks against."""

    points: int
    text: str


def reported_year(workspace: Workspace) -> Period | None:
    """The twelve months up to the newest report; None without reports."""
    rows = report_rows(workspace.data_key)
    return Period.ending(Month.from_index(int(rows["month"].max()))) if len(rows) else None


def walk_proposals(workspace: Workspace, today: date, role: Role) -> pd.DataFrame:
    """A row for each area that anything speaks for, most points first: PROPOSED, area_code, light and is_synthetic.

    Points, which only sort: 2 for more reports than the number of inhabitants gives (Poisson, p < 1 %), 1 more when
    they are twice as many; 1 for many reports of darkness; 2 when fewer feel safe than in the municipality though
    crimes are few; 1 when reports say more than crimes; 1 for a hot place; 1 when no walk was done for two years; −2
    when one was done within a year. Empty for roles that do not plan walks.
    """
    workspace = workspace.seen_by(role)
    if not may_edit_walks(role):
        return pd.DataFrame(columns=[column.name for column in PROPOSED])
    return _proposals(workspace, workspace.data_key, today, role)


@kept(16)
def _proposals(workspace: Workspace, key: DataKey, today: date, role: Role) -> pd.DataFrame:
    columns = [*(column.name for column in PROPOSED), "area_code", "light", "is_synthetic"]
    period = reported_year(workspace)
    if period is None or workspace.areas.empty:
        return pd.DataFrame(columns=columns)
    rows = spoken(workspace, key, period)
    counts = _counts(workspace, key, rows)
    told = _told_elsewhere(workspace, period, role)
    last = _last_walks(key)
    found = []
    for area in counts.to_dict("records"):
        reasons = [*_of_reports(area), *told.get(str(area["area_code"]), ()), *_of_walks(last, area, today)]
        if not any(reason.points > 0 for reason in reasons):
            continue
        day = last.get(str(area["area_code"]))
        dark = area["n_dark"] >= FEWEST or area["n_evening"] * 2 > area["n_reports"]
        found.append(area | {
            "area_name": workspace.area_names[area["area_code"]],
            "points": sum(reason.points for reason in reasons),
            "why": "; ".join(reason.text for reason in reasons) + ".",
            "last_walk": f"{day:%Y-%m-%d}" if day else "aldrig",
            "light": "dark" if dark else "light",
            "is_synthetic": bool(rows["is_synthetic"].any()),
        })  # fmt: skip
    table = pd.DataFrame(found, columns=[*columns, "expected"])
    return table.sort_values(["points", "n_reports"], ascending=False, kind="stable", ignore_index=True)[columns]


def spoken(workspace: Workspace, key: DataKey, period: Period) -> pd.DataFrame:
    """Reports about unsafe places in the months, without those that say the same as another: with `is_dark` (about
    lighting or darkness) and `is_evening`."""
    rows = report_rows(key)
    safe = [one.id for one in workspace.definitions.report_categories.categories if one.is_protective]
    rows = rows[
        rows["month"].between(period.first.index, period.last.index)
        & rows["duplicate_of"].isna()
        & ~rows["category"].isin(safe)
    ]
    aspects = [one for one in workspace.definitions.checklist.aspects if one.id in LIGHTING]
    reasons = {reason for aspect in aspects for reason in aspect.reasons}
    kinds = {kind for aspect in aspects for kind in aspect.subcategories}
    named = pd.Series([bool(reasons & set(text.split(";"))) for text in rows["reasons"]], index=rows.index, dtype=bool)
    hours = pd.to_datetime(rows["event_from"]).dt.hour
    evening = (hours >= EVENING_FROM) | (hours < MORNING_TO)
    return rows.assign(is_dark=named | rows["subcategory"].isin(kinds), is_evening=evening)


def _counts(workspace: Workspace, key: DataKey, rows: pd.DataFrame) -> pd.DataFrame:
    """area_code, n_reports, n_dark, n_evening and expected, which follows the number of inhabitants, or is the same in
    each area when they are not known."""
    codes = workspace.areas["area_code"]
    grouped = rows.groupby("area_code")
    counts = pd.DataFrame({"n_reports": grouped.size(), "n_dark": grouped["is_dark"].sum(),
                           "n_evening": grouped["is_evening"].sum()}).reindex(codes).fillna(0).astype(int)  # fmt: skip
    people = inhabitants(key)
    last = people.iloc[-1].reindex(codes) if len(people) else pd.Series(np.nan, index=codes)
    shares = last / last.sum() if last.notna().all() and last.sum() > 0 else pd.Series(1 / len(codes), index=codes)
    return counts.assign(expected=shares * counts["n_reports"].sum()).rename_axis("area_code").reset_index()


def _of_reports(area: dict[Any, Any]) -> Iterator[Reason]:
    n, dark, evening, expected = (area[name] for name in ("n_reports", "n_dark", "n_evening", "expected"))
    if n < FEWEST:
        yield Reason(0, "för få rapporter för att säga något" if n else "inga rapporter på 12 månader")
        return
    told = f"{number(n)} rapporter på 12 månader, {number(evening)} efter kl. {EVENING_FROM}"
    if poisson.sf(n - 1, expected) < SURE:
        points = 3 if n >= MANY_TIMES * expected else 2
        yield Reason(points, f"{told}, väntat efter folkmängden {number(expected)}")
    else:
        yield Reason(0, f"{told}, ungefär som väntat")
    if dark >= FEWEST:
        yield Reason(1, f"{number(dark)} rapporter om mörker")


def _told_elsewhere(workspace: Workspace, period: Period, role: Role) -> dict[str, list[Reason]]:
    """What the survey, the contrasts and the hot places say, by area."""
    asked = Selection(workspace.folder.slug, period, period.before)
    told: dict[str, list[Reason]] = {}
    for measure in contrast_measures(workspace, FEELING_SAFETY.id)[:1]:
        answer = contrast(workspace, asked, FEELING_SAFETY.id, measure, role)
        for area in _with(answer.rows, Verdict.LESS):
            told.setdefault(area, []).append(Reason(2, "färre känner sig trygga än i kommunen, fast få brott anmäls"))
    for area in _with(contrast(workspace, asked, REPORTS_CRIMES.id, "", role).rows, Verdict.MORE):
        told.setdefault(area, []).append(Reason(1, "rapporterna säger mer än de anmälda brotten"))
    for area, names in _hot_names(workspace, asked, role).items():
        told.setdefault(area, []).append(Reason(1, f"het plats: {names}"))
    return told


def _with(rows: pd.DataFrame, verdict: Verdict) -> list[str]:
    return rows.loc[rows["verdict"] == verdict, "area_code"].astype(str).tolist() if len(rows) else []


def _hot_names(workspace: Workspace, asked: Selection, role: Role) -> dict[str, str]:
    """The hottest place of each area that has one, by reports."""
    cells = hot_cells(workspace, PlaceQuestion(asked, "reports"), role)
    if cells.empty:
        return {}
    hot = cells[cells["hot_class"].isin(HOT)].sort_values("count", ascending=False, kind="stable")
    first = hot.groupby("area_code").first()
    named = zip(first.index, first["place_name"], first["count"], strict=True)
    return {str(code): f"{name} ({number(int(count))} rapporter)" for code, name, count in named}


def _last_walks(key: DataKey) -> dict[str, date]:
    rows = walk_rows(key)
    done = rows[(rows["status"] == WalkStatus.DONE) & rows["area_code"].notna()]
    return {
        str(code): day.date()
        for code, day in pd.to_datetime(done["starts_at"]).groupby(done["area_code"]).max().items()
    }


def _of_walks(last: dict[str, date], area: dict[Any, Any], today: date) -> Iterator[Reason]:
    day = last.get(str(area["area_code"]))
    if day is None:
        yield Reason(1, "ingen vandring har gjorts")
    elif today - day > timedelta(LONG_AGO_DAYS):
        yield Reason(1, f"ingen vandring sedan {day:%Y-%m-%d}")
    elif today - day < timedelta(LATELY_DAYS):
        yield Reason(-2, f"en vandring gjordes {day:%Y-%m-%d}")
