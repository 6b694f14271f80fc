"""Events and reports as they may be counted outside: rounded once, so that every answer is made of the same numbers."""

import hashlib
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.analysis.workspace import DataKey, Workspace
from lib.privacy.rounding import rounded_counts
from lib.store.rounding_secret import rounding_secret


def open_counts(workspace: Workspace, key: DataKey, counted: pd.DataFrame) -> pd.DataFrame:
    """Monthly counts as `lib.analysis.rows.monthly_counts` has them, as multiples of `Disclosure.rounded_to`; what is
    rounded to nothing has no row.

    Every kind is said to come from all the batches, which is told by a row without events for each of them.
    """
    if counted.empty:
        return counted
    kinds = counted[["category", "theme"]].drop_duplicates("category").sort_values("category", ignore_index=True)
    areas, first = tuple(workspace.areas["area_code"]), int(counted["month"].min())
    true = _block(counted, areas, kinds["category"], first)
    themes = tuple(None if theme != theme else theme for theme in kinds["theme"].astype(object))
    draws = _draws(rounding_secret(key.engine_of(), key.municipality), areas, tuple(kinds["category"].astype(str)))
    base = workspace.municipality.disclosure.rounded_to
    rounded = _rounded(true.tobytes(), true.shape, themes, draws.tobytes(), base)
    place, kind, month = np.nonzero(rounded)
    codes = np.array([*areas, None], dtype=object)
    rows = pd.DataFrame(
        {
            "area_code": codes[place],
            "category": kinds["category"].to_numpy(object)[kind],
            "theme": kinds["theme"].to_numpy(object)[kind],
            "month": month + first,
            "count": rounded[place, kind, month],
        }
    )
    batches = pd.DataFrame({"batch_id": counted["batch_id"].drop_duplicates().sort_values()})
    none = rows.drop_duplicates("category").assign(area_code=None, count=0).merge(batches, how="cross")
    rows = pd.concat([rows.assign(batch_id=batches["batch_id"].iloc[0]), none], ignore_index=True)
    return rows[list(counted.columns)].astype({"month": counted["month"].dtype, "count": counted["count"].dtype})


def _block(counted: pd.DataFrame, areas: tuple[str, ...], categories: pd.Series, first: int) -> NDArray[np.int64]:
    """Places × kinds × months; the last place is what lies in no area."""
    n_months = int(counted["month"].max()) - first + 1
    block = np.zeros((len(areas) + 1, len(categories), n_months), dtype=np.int64)
    place = pd.Index(areas).get_indexer(counted["area_code"].astype(object))
    kind = pd.Index(categories).get_indexer(counted["category"].astype(object))
    np.add.at(block, (place, kind, counted["month"].to_numpy() - first), counted["count"].to_numpy())
    return block


@lru_cache(maxsize=8)
def _draws(secret: bytes, areas: tuple[str, ...], categories: tuple[str, ...]) -> NDArray[np.float64]:
    """The same for a place and kind whenever it is asked: two exports cannot be averaged."""
    cells = [f"{area}|{category}" for area in (*areas, "") for category in categories]
    numbers = [int.from_bytes(hashlib.blake2b(cell.encode(), key=secret, digest_size=8).digest()) for cell in cells]
    return (np.array(numbers, dtype=float) / 2.0**64).reshape(len(areas) + 1, len(categories))


@lru_cache(maxsize=8)
def _rounded(
    true: bytes, shape: tuple[int, ...], themes: tuple[object, ...], draws: bytes, base: int
) -> NDArray[np.int64]:
    """Kept by what is counted: an edit elsewhere does not make it be done again."""
    counts = np.frombuffer(true, dtype=np.int64).reshape(shape)
    return rounded_counts(counts, themes, np.frombuffer(draws).reshape(shape[:2]), base)
