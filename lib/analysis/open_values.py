"""Ready-made figures as they may be seen outside: small numbers rounded, and surveys with too few answers closed."""

import hashlib

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import AgeBand, Sex, Unit
from lib.privacy.rounding_nested import Parts, needs_rounding, rounded_parts
from lib.privacy.suppression import closed_surveys
from lib.store.rounding_secret import rounding_secret

PER = {Unit.PERCENT: 100.0, Unit.PER_1000: 1_000.0, Unit.PER_100000: 100_000.0}
Cell = tuple[str, str, str]
"""area_code, sex and age."""
QUESTION = ["indicator", "period"]


def open_values(workspace: Workspace, key: DataKey, values: pd.DataFrame) -> pd.DataFrame:
    """The same rows. Where any number of an indicator's year is small, or how many are left of it, all that year's
    numbers in the municipality are rounded together and the values follow from them; a value that cannot be worked
    out again goes. Survey figures that must not be seen have no answers (`n` 0), which hides them everywhere.
    """
    if values.empty:
        return values
    known = workspace.definitions.indicators
    kinds = values["indicator"].map({name: one.kind for name, one in known.items()})
    units = values["indicator"].map({name: one.unit for name, one in known.items()})
    is_bare = (kinds == "count") & (units == Unit.COUNT) & values["numerator"].isna()
    shown = values.assign(numerator=values["numerator"].where(~is_bare, values["value"]))
    own = ~shown["area_code"].map(lambda code: _is_elsewhere(workspace, code)).astype(bool)
    counted = own & kinds.isin(["count", "register_share"]) & shown["numerator"].notna()
    secret = rounding_secret(key.engine_of(), key.municipality)
    rounded = [
        _rounded(workspace, part.assign(unit=units[part.index]), secret)
        for _, part in shown[counted].groupby(QUESTION, sort=False)
    ]
    for part in (part for part in rounded if part is not None):
        shown.loc[part.index, ["numerator", "value"]] = part[["numerator", "value"]]
    return shown.assign(n=shown["n"].mask(_closed(workspace, shown[kinds == "survey_share"], shown.index), 0.0))


def _closed(workspace: Workspace, answers: pd.DataFrame, index: pd.Index) -> pd.Series:
    own, areas = workspace.municipality, workspace.areas["area_code"].to_list()
    closed = closed_surveys(answers, QUESTION, own.code, areas, own.disclosure)
    return closed.reindex(index, fill_value=False)


def _is_elsewhere(workspace: Workspace, code: str) -> bool:
    """Other municipalities, the county and the country: what their sources have published."""
    return code != workspace.municipality.code and code.isdecimal()


def _rounded(workspace: Workspace, rows: pd.DataFrame, secret: bytes) -> pd.DataFrame | None:
    """One indicator's year with numerator and value rounded; None where nothing in it is small."""
    base = workspace.municipality.disclosure.rounded_to
    counts = rows["numerator"].round().to_numpy(dtype=np.int64)
    relations = _relations(workspace, rows)
    others = (rows["denominator"].to_numpy(float) - counts)[(rows["unit"] == Unit.PERCENT).to_numpy()]
    if not needs_rounding(counts, relations, base) and not ((others > 0) & (others < base)).any():
        return None
    found = rounded_parts(counts, relations, _draws(rows, secret), base)
    numerator = pd.Series(0.0 if found is None else found.astype(float), index=rows.index)
    is_share = rows["unit"] == Unit.PERCENT
    of_all = numerator.where(~is_share, np.minimum(numerator, rows["denominator"]))
    value = (of_all / rows["denominator"] * rows["unit"].map(PER)).where(rows["unit"] != Unit.COUNT, numerator)
    return rows.assign(numerator=numerator, value=value)


def _relations(workspace: Workspace, rows: pd.DataFrame) -> list[Parts]:
    """Sexes of all, ages of all, and the municipality's areas and reporting units of the municipality."""
    at = {cell: place for place, cell in enumerate(zip(rows["area_code"], rows["sex"], rows["age"], strict=True))}
    areas, units = set(workspace.areas["area_code"]), {unit.id for unit in workspace.definitions.reporting_units.units}
    parts: dict[tuple[str, Cell], list[int]] = {}
    for (area, sex, age), place in at.items():
        for kind, is_part, parent in (
            ("sex", sex != Sex.ALL, (area, Sex.ALL, age)),
            ("age", age != AgeBand.ALL, (area, sex, AgeBand.ALL)),
            ("area", area in areas, (workspace.municipality.code, sex, age)),
            ("unit", area in units, (workspace.municipality.code, sex, age)),
        ):
            if is_part and parent in at:
                parts.setdefault((kind, parent), []).append(place)
    return [Parts(at[parent], tuple(places)) for (_, parent), places in parts.items()]


def _draws(rows: pd.DataFrame, secret: bytes) -> NDArray[np.float64]:
    """The same for a figure whenever it is asked for."""
    cells = rows[["indicator", "period", "area_code", "sex", "age"]].astype(str).agg("|".join, axis=1)
    numbers = [int.from_bytes(hashlib.blake2b(cell.encode(), key=secret, digest_size=8).digest()) for cell in cells]
    return np.array(numbers, dtype=float) / 2.0**64
