"""Women and men beside each other: each measure's newest figures, and whether they differ beyond chance."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from lib.analysis.figures import figures_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role, Sex, Unit
from lib.domain.selection import Selection
from lib.domain.sex_columns import COMPARED
from lib.domain.words import figure, interval, listing
from lib.stats.change import count_change_p, share_change_p

LEVEL = 0.05
SEXES = (Sex.WOMEN, Sex.MEN)
KEPT = [column.name for column in COMPARED]


def sexes_compared(workspace: Workspace, asked: Selection, ids: tuple[str, ...], role: Role) -> pd.DataFrame:
    """A row for each measure and sex (`COMPARED`), of the whole municipality; measures without both have none.

    `gap` is that between the two: different, maybe_chance or unknown, by the two-sided test at 5 % that changes over
    time are judged by (`lib.stats.change`). Nothing is corrected for many measures.
    """
    workspace = workspace.seen_by(role)
    if not ids:
        return pd.DataFrame(columns=KEPT)
    rows = figures_of(workspace, replace(asked, areas=(), sex=Sex.ALL), ids, "sex", role)
    if rows.empty:
        return pd.DataFrame(columns=KEPT)
    rows = rows[rows["sex"].isin(SEXES) & rows["value"].notna() & ~rows["is_suppressed"].astype(bool)]
    both = rows.groupby("indicator")["sex"].transform("nunique") == len(SEXES)
    rows = rows[both].sort_values("sex", key=lambda sexes: sexes.map(SEXES.index), kind="stable")
    parts = [_with_gap(workspace, rows[rows["indicator"] == name]) for name in ids]
    kept = [part for part in parts if len(part)]
    return pd.concat(kept, ignore_index=True)[KEPT] if kept else pd.DataFrame(columns=KEPT)


def gap_sentence(rows: pd.DataFrame, words: Mapping[str, str]) -> str:
    """Which measures differ beyond chance, and who has the higher figure; the rest may be chance."""
    if rows.empty:
        return ""
    sure = rows[rows["gap"] == "different"]
    sure = rows[rows["gap"] == "different"]
    told = []
    for name, pair in sure.groupby("measure_name", sort=False):
        by_sex = pair.set_index("sex")
        higher, lower = SEXES if _value(by_sex, Sex.WOMEN) > _value(by_sex, Sex.MEN) else SEXES[::-1]
        more, less = (f"{_written(by_sex, sex)} bland {words[sex].lower()}" for sex in (higher, lower))
        told.append(f"{name} ({more} mot {less})")
    if told:
        return f"Skiljer mer än slumpen brukar ge: {listing(told)}."
    return "Ingen skillnad mellan könen är större än slumpen brukar ge."


def _written(by_sex: pd.DataFrame, sex: Sex) -> str:
    return figure(_value(by_sex, sex), Unit(by_sex.loc[sex, "unit"]))


def _value(by_sex: pd.DataFrame, sex: Sex) -> float:
    return float(by_sex.loc[sex, "value"])


def _with_gap(workspace: Workspace, pair: pd.DataFrame) -> pd.DataFrame:
    if pair.empty:
        return pair
    indicator = workspace.definitions.indicators[pair["indicator"].iloc[0]]
    p = _p(pair, is_share=indicator.kind in ("register_share", "survey_share"))
    gap = "unknown" if np.isnan(p) else "different" if p < LEVEL else "maybe_chance"
    texts = [
        f"{figure(row.value, indicator.unit)} {interval(row.lower, row.upper, indicator.unit)}".strip()
        for row in pair.itertuples()
    ]
    people = pair["n"].fillna(pair["denominator"])
    return pair.assign(measure_name=indicator.name, gap=gap, value_text=texts, people=people)


def _p(pair: pd.DataFrame, is_share: bool) -> float:
    base = pair["denominator"].fillna(pair["n"]).to_numpy(float)
    if is_share:
        hits = pair["value"].to_numpy(float) / 100 * base
        return float(share_change_p(hits[0], base[0], hits[1], base[1]))
    counts = pair["numerator"].to_numpy(float)
    return float(count_change_p(counts[0], counts[1], base[0], base[1]))
