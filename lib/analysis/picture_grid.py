"""Which areas the picture of the merge shows, and what stands in each cell; and where nobody has looked."""

import pandas as pd

from lib.domain.codes import Difference
from lib.domain.picture_words import SYMBOLS
from lib.domain.pictures import MergeClass
from lib.domain.words import number, swedish_order

MOST_UNTOUCHED = 5
FEWEST_THEMES = 2
"""An area that nobody has written of is named when so many of its themes stand out."""


def blind_areas(merged: pd.DataFrame, municipality_code: str) -> pd.DataFrame:
    """Areas that nobody has written anything of, with area_code, area_name and n, the number of themes with more crime
    per inhabitant than the municipality; most first, at least FEWEST_THEMES."""
    areas = merged[merged["area_code"] != municipality_code]
    is_more = areas["events_difference"] == Difference.HIGHER
    looked = areas["verdict"] != MergeClass.NOBODY
    by_area = areas.assign(is_more=is_more, looked=looked).groupby(["area_code", "area_name"], as_index=False)
    counted = by_area.agg(n=("is_more", "sum"), n_looked=("looked", "sum"), known=("events", "sum"))
    found = counted[(counted["n_looked"] == 0) & (counted["n"] >= FEWEST_THEMES)]
    ordered = found.sort_values(["n", "known"], ascending=False, kind="stable", ignore_index=True)
    return ordered[["area_code", "area_name", "n"]]


def grid_rows(merged: pd.DataFrame, municipality_code: str) -> pd.DataFrame:
    """The rows of the merge that are drawn: the whole municipality, areas that somebody has written of by name, and
    the first of `blind_areas`.

    With mark (a symbol and the highest urgency; where nobody has looked the number of crimes, with ▲ where they are
    more per inhabitant than in the municipality), is_weak, and known, the data in words.
    """
    looked = merged[merged["verdict"] != MergeClass.NOBODY]
    names = dict(zip(looked["area_code"], looked["area_name"], strict=True))
    first = [municipality_code] if municipality_code in names else []
    by_name = sorted((code for code in names if code != municipality_code), key=lambda code: swedish_order(names[code]))
    untouched = list(blind_areas(merged, municipality_code)["area_code"][:MOST_UNTOUCHED])
    order = {code: place for place, code in enumerate([*first, *by_name, *untouched])}
    rows = merged[merged["area_code"].isin(list(order))]
    rows = rows.assign(place=rows["area_code"].map(order)).sort_values("place", kind="stable")
    is_nobody = rows["verdict"] == MergeClass.NOBODY
    return rows.assign(
        mark=[_mark(row) for row in rows.to_dict("records")],
        is_weak=is_nobody & (rows["events_difference"] != Difference.HIGHER),
        known=rows["events_text"] + " anmälda brott, " + rows["reports_text"] + " rapporter",
    ).reset_index(drop=True)


def _mark(row: dict[str, object]) -> str:
    if row["verdict"] != MergeClass.NOBODY:
        return f"{SYMBOLS[str(row['verdict'])]}\u2009{number(float(str(row['highest'])))}"
    sign = "▲" if row["events_difference"] == Difference.HIGHER else ""
    return f"{sign}{row['events_text']}".replace("\u00a0", "\u2009")
