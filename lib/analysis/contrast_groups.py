"""Contrasts between two groups of people: women against men, young against old."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from lib.analysis.contrast_answer import NO_DATA, Contrast, judged, nothing, sources_of
from lib.analysis.counted import By
from lib.analysis.figures import figures_of
from lib.analysis.rows import ready_values
from lib.analysis.workspace import Workspace
from lib.domain.codes import AgeBand, Role, Sex, Status, Unit
from lib.domain.contrast import WOMEN_MEN, YOUNG_OLD, ContrastKind, Verdict, gap_columns
from lib.domain.selection import Selection
from lib.stats.gap import gap_contrast, gap_spread

ALL_MEASURES = "alla"
NORMAL_95 = 1.96
GROUPS: dict[str, tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]] = {
    WOMEN_MEN.id: (({"sex": Sex.WOMEN},), ({"sex": Sex.MEN},)),
    YOUNG_OLD.id: (({"age": AgeBand.YOUTH},), ({"age": AgeBand.SENIORS}, {"age": AgeBand.OLDEST})),
}
"""Who each group is: one or more answers that are put together."""


def group_measures(workspace: Workspace, kind: ContrastKind) -> tuple[str, ...]:
    """Indicators with shares by area for both groups; the municipality's every measure comes last, as `alla`."""
    return (*_shares(workspace, kind, set(workspace.area_names)), ALL_MEASURES)


def groups_contrast(workspace: Workspace, asked: Selection, kind: ContrastKind, measure: str, role: Role) -> Contrast:
    """By area for one measure, against the municipality's own gap; or every measure in the whole municipality,
    against no gap at all."""
    workspace = workspace.seen_by(role)
    everywhere = measure not in workspace.definitions.indicators
    ids = _shares(workspace, kind, {workspace.municipality.code}) if everywhere else (measure,)
    whole = replace(asked, areas=())
    by: By = "total" if everywhere else "area"
    first, second = (_people(workspace, whole, ids, group, by, role) for group in GROUPS[kind.id])
    if first.empty or second.empty:
        return nothing(kind, f"Det finns inga siffror för både {kind.first} och {kind.second}. {NO_DATA}")
    usual = 0.0 if everywhere else _usual(first) - _usual(second)
    rows, spread = _compared(first, second, usual, everywhere)
    known = workspace.definitions.indicators
    return Contrast(
        kind,
        rows.assign(indicator_name=rows["indicator"].map({name: known[name].name for name in ids})),
        gap_columns(kind, everywhere),
        band=_band(rows, usual, spread),
        spread=spread,
        measure="" if everywhere else known[measure].name,
        measure_id="" if everywhere else measure,
        sources=sources_of(pd.concat([first, second])),
    )


def _compared(first: pd.DataFrame, second: pd.DataFrame, usual: float, everywhere: bool) -> tuple[pd.DataFrame, float]:
    both = first.merge(second, on=["indicator", "area_code"], suffixes=("", "_other"), validate="one_to_one")
    groups = (both["hits"], both["size"], both["hits_other"], both["size_other"])
    spread = 0.0 if everywhere else gap_spread(*groups, usual)
    contrast = gap_contrast(*groups, usual, spread)
    rows = pd.DataFrame(
        {
            "indicator": both["indicator"],
            "area_code": both["area_code"],
            "area_name": both["area_name"],
            "first_value": both["value"],
            "second_value": both["value_other"],
            "gap": contrast.gap * 100,
            "lower": contrast.lower * 100,
            "upper": contrast.upper * 100,
            "usual": usual * 100,
            "first_n": both["size"],
            "second_n": both["size_other"],
            "x": both["value_other"],
            "y": both["value"],
            "p": contrast.p,
        }
    )
    rows = judged(rows, rows["gap"] > usual * 100)
    few, hidden = (both[name] | both[f"{name}_other"] for name in ("is_few", "is_hidden"))
    rows["verdict"] = rows["verdict"].mask(hidden, Verdict.HIDDEN).mask(few, Verdict.TOO_FEW)
    return (rows[rows["verdict"] != Verdict.MISSING] if everywhere else rows).reset_index(drop=True), spread


def _people(
    workspace: Workspace, asked: Selection, ids: tuple[str, ...], group: tuple[dict[str, Any], ...], by: By, role: Role
) -> pd.DataFrame:
    """One row for each indicator and area that has the group: value, hits, size, whether it is too few or hidden."""
    parts = [_part(figures_of(workspace, replace(asked, **who), ids, by, role), who) for who in group]
    found = pd.concat([part for part in parts if len(part)]) if any(len(part) for part in parts) else pd.DataFrame()
    if len(parts) == 1 or found.empty:
        return found
    keys = found.groupby(["indicator", "area_code"], sort=False)
    sums = keys[["hits", "size", "usual_hits"]].sum(min_count=1)
    named = keys[["area_name", "source", "data_date", "is_synthetic", "is_few", "is_hidden"]].first()
    return sums.assign(value=sums["hits"] / sums["size"] * 100).join(named).reset_index()


def _part(answers: pd.DataFrame, who: dict[str, Any]) -> pd.DataFrame:
    """Without the rows that fell back on everybody, because the indicator is not split so."""
    if answers.empty:
        return answers
    rows = answers[_is_group(answers, (who,)) & (answers["unit"] == Unit.PERCENT)]
    size = rows["n"].where(rows["n"].notna(), rows["denominator"]).astype(float)
    suppressed = rows["status"] == Status.SUPPRESSED
    return rows.assign(
        size=size.where(~suppressed),
        hits=rows["value"] / 100 * size,
        usual_hits=rows["comparison_value"].astype(float) / 100 * size.where(~suppressed),
        is_few=suppressed & rows["n"].notna(),
        is_hidden=suppressed & rows["n"].isna(),
    )


def _is_group(rows: pd.DataFrame, group: tuple[dict[str, Any], ...]) -> pd.Series:
    found = pd.Series(False, index=rows.index)
    for who in group:
        wanted = {"sex": Sex.ALL, "age": AgeBand.ALL} | who
        found |= (rows["sex"] == wanted["sex"]) & (rows["age"] == wanted["age"])
    return found


def _shares(workspace: Workspace, kind: ContrastKind, places: set[str]) -> tuple[str, ...]:
    """Ids of the shares that have figures for both groups in some of the places."""
    values = ready_values(workspace, workspace.data_key)
    values = values[values["area_code"].isin(places) & values["value"].notna()]
    there = [set(values.loc[_is_group(values, group), "indicator"]) for group in GROUPS[kind.id]]
    known = workspace.definitions.indicators.values()
    return tuple(one.id for one in known if one.unit is Unit.PERCENT and one.id in there[0] & there[1])


def _usual(group: pd.DataFrame) -> float:
    """The municipality's own share of the group; 0 where it is not known."""
    known = group["size"].where(group["usual_hits"].notna()).sum()
    return float(group["usual_hits"].sum() / known) if known else 0.0


def _band(rows: pd.DataFrame, usual: float, spread: float) -> pd.DataFrame:
    """Where 95 % of the areas are expected, for an area with as many answers as the middle one."""
    known = rows.dropna(subset=["x", "y"])
    if known.empty:
        return pd.DataFrame()
    at = np.linspace(0, 100, 51)
    n, m = float(known["first_n"].median()), float(known["second_n"].median())
    share = np.clip(at / 100, 0.02, 0.98)
    wide = NORMAL_95 * np.sqrt(share * (1 - share) * (1 / n + 1 / m) + spread**2) * 100
    middle = at + usual * 100
    return pd.DataFrame({"x": at, "usual": middle, "lower": middle - wide, "upper": middle + wide})
