"""The iceberg: what each layer has of indicators with figures, factors, and problems and causes that people wrote."""

import numpy as np
import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.rows import cause_rows, monthly_counts, problem_rows, ready_values
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.iceberg import IcebergLayer
from lib.domain.iceberg_words import LAYER_FACTORS, LAYERS
from lib.domain.selection import Selection
from lib.privacy.roles import works_on_the_picture

STORED = ["layer", "problem_id", "title", "side", "of", "area_name", "n_causes", "is_synthetic"]


def iceberg_layers(workspace: Workspace, asked: Selection, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each layer, from the top: `lib.domain.iceberg_words.LAYERS` with `layer`, its id.

    `n_stored` is the number of problems (top) or causes, missing for roles that do not work with them.
    """
    workspace = workspace.seen_by(role)
    return _layers(workspace, workspace.data_key, asked, role)


def layer_factors(workspace: Workspace, layer: IcebergLayer) -> pd.DataFrame:
    """The layer's factors by `lib.domain.iceberg_words.LAYER_FACTORS`, those that protect first."""
    factors = {factor.id: factor for factor in workspace.definitions.factors.factors}
    known = workspace.definitions.indicators
    rows = [
        {
            "name": factor.name,
            "direction": factor.direction,
            "description": factor.description,
            "indicator_names": ", ".join(known[name].name for name in factor.indicators),
        }
        for factor in sorted((factors[name] for name in layer.factors), key=lambda one: one.direction)
    ]
    return pd.DataFrame(rows, columns=[column.name for column in LAYER_FACTORS])


def stored_in_layers(workspace: Workspace, asked: Selection, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """Problems (symptom), their causes (cause), and causes of causes (root_cause): layer, problem_id, title, side, of
    (the problem's title), area_name, n_causes (of a problem) and is_synthetic. Of the asked area, or of all.

    Empty for roles that do not work with problems.
    """
    workspace = workspace.seen_by(role)
    key = workspace.data_key
    problems, causes = problem_rows(key), cause_rows(key)
    if not works_on_the_picture(role):
        problems = problems.iloc[:0]
    if asked.areas:
        problems = problems[problems["area_code"].isin(asked.areas)]
    area_names, whole = workspace.area_names, workspace.municipality.name
    names = [area_names.get(code, whole) for code in problems["area_code"]]
    problems = problems.assign(
        area_name=names, problem_id=problems["id"], layer="symptom", side=None, of="",
        n_causes=problems["id"].map(causes["problem_id"].value_counts()).fillna(0),
    )  # fmt: skip
    placed = problems.set_index("id")[["title", "area_name"]].rename(columns={"title": "of"})
    of_problems = causes.merge(placed, left_on="problem_id", right_index=True, validate="many_to_one")
    of_problems = of_problems.assign(title=of_problems["description"], layer=_depth(of_problems), n_causes=np.nan)
    parts = [part[STORED] for part in (problems, of_problems) if len(part)]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=STORED)


def _depth(causes: pd.DataFrame) -> pd.Series:
    """A cause that hangs under another cause lies deeper; a store from before that has none."""
    if "parent_id" not in causes:
        return pd.Series("cause", index=causes.index)
    return causes["parent_id"].notna().map({True: "root_cause", False: "cause"})


@kept(64)
def _layers(workspace: Workspace, key: DataKey, asked: Selection, role: Role) -> pd.DataFrame:
    stored = stored_in_layers(workspace, asked, role)["layer"].value_counts()
    iceberg = workspace.definitions.iceberg
    with_figures = _with_figures(workspace, key)
    rows = [
        {
            "layer": layer.id,
            "name": layer.name,
            "n_indicators": len(layer.indicators),
            "n_with_figures": sum(name in with_figures for name in layer.indicators),
            "n_factors": len(layer.factors),
            "n_stored": float(stored.get(layer.id, 0)) if works_on_the_picture(role) else np.nan,
        }
        for layer in iceberg.layers
    ]
    return pd.DataFrame(rows, columns=["layer", *(column.name for column in LAYERS)])


@kept(8)
def _with_figures(workspace: Workspace, key: DataKey) -> frozenset[str]:
    """Indicators that anything at all has been read in for: to ask for each one's figure would take a second."""
    ready = set(ready_values(workspace, key)["indicator"])
    counts = {table: monthly_counts(workspace, key, table) for table in ("events", "reports")}
    for indicator in workspace.definitions.indicators.values():
        rows = counts.get(indicator.computed_from)
        if rows is not None and len(rows):
            wanted = pd.Series(True, index=rows.index)
            for column, names in (("theme", indicator.themes), ("category", indicator.categories)):
                wanted &= rows[column].isin(names) if names else True
            ready |= {indicator.id} if wanted.any() else set()
    return frozenset(ready)
