"""Where the rows of events and reports are: by position, else by the area that the file names."""

from dataclasses import replace

import numpy as np
import pandas as pd

from lib.domain.words import number
from lib.intake.matching.areas import area_names
from lib.intake.matching.matched import texts_of
from lib.intake.matching.surroundings import Surroundings
from lib.intake.matching.values import add_area_faults
from lib.intake.placing import PlacedPoints, place_points
from lib.intake.reader import ReadFile
from lib.intake.row_faults import RowFaults


def place_rows(read: ReadFile, surroundings: Surroundings, faults: RowFaults) -> tuple[PlacedPoints, pd.DataFrame]:
    """The positions, and area_code, lon, lat and precision of each row.

    A position goes before a named area; without either the row counts for the whole municipality.
    """
    points = read.rows[["x", "y"]].astype(float)
    is_zero = (points["x"] == 0) & (points["y"] == 0)  # only open sea
    placed = place_points(points.mask(is_zero | ~np.isfinite(points).all(axis=1)), surroundings.ground,
                          surroundings.crs, read.crs)  # fmt: skip
    if is_zero.any():
        placed = replace(placed, crs_sentence=f"{placed.crs_sentence} {_zero_words(int(is_zero.sum()))}")
    texts = texts_of(read.rows.loc[placed.is_without_position, "area"])
    if not (texts != "").any():
        return placed, placed.table
    texts = texts.reindex(read.rows.index, fill_value="")
    names = area_names(surroundings)
    places = names.match(texts)
    is_area = places["code"].isin(surroundings.ground.areas["area_code"])
    # A row that only names the municipality is known to lie in it, and nothing more.
    is_elsewhere = places["verdict"] == "elsewhere"
    is_elsewhere |= (places["verdict"] == "found") & ~is_area & (places["code"] != names.municipality_code)
    add_area_faults(places, texts, names, faults)
    remedy = "Rätta koden, eller töm cellen om området inte är känt."
    faults.add(is_elsewhere, "område", texts, "Området hör inte till kommunen.", remedy)
    code = placed.table["area_code"].where(~is_area, places["code"])
    return placed, placed.table.assign(area_code=code.astype(object).where(code.notna(), None))


def _zero_words(n: int) -> str:
    rows = "1 rad" if n == 1 else f"{number(n)} rader"
    return f"{rows} har positionen 0, 0, där det bara finns öppet hav, och räknas som utan position."
