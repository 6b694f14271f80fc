"""A measure's place, the areas around it and the comparison, before and after: the numbers and the verdict."""

import numpy as np
import pandas as pd

from lib.domain.change_codes import Verdict
from lib.domain.columns import Column
from lib.domain.period import Month
from lib.stats.discoveries import adjusted_p
from lib.stats.effect import BeforeAfter, Spread, difference_in_differences

FEWEST_EVENTS = 10
LEVEL = 0.05
WIDEST = 2.0
"""An interval that reaches further than this factor from its estimate could hide a halving: too few to tell."""
BLOCK_MONTHS = 3

PLACE, BUFFER, NEIGHBOUR, COMPARISON = "place", "buffer", "neighbour", "comparison"
RING = "ring"
"""The code of a ring in metres, which is a buffer by itself and no area."""
GROUPS = {
    PLACE: "Platsen",
    BUFFER: "Runt om, tillsammans",
    NEIGHBOUR: "Område runt om",
    COMPARISON: "Jämförelsen",
}
COLUMNS = (
    Column("group", "Roll", "Platsen, områdena runt om eller jämförelsen", words=GROUPS),
    Column("area_name", "Område", "Områdets namn"),
    Column("before", "Före", "Antal före åtgärden", decimals=0),
    Column("after", "Efter", "Antal efter åtgärden, lika många månader", decimals=0),
    Column("expected", "Väntat efter", "Antalet efter om det ändrats som i jämförelsen", decimals=0),
    Column("size", "Skillnad, %", "Antalet efter mot det väntade, i procent", decimals=0),
    Column("lower", "Nedre gräns", "Nedre gräns för skillnaden, 95 %", decimals=0),
    Column("upper", "Övre gräns", "Övre gräns för skillnaden, 95 %", decimals=0),
    Column("adjusted_p", "p-värde", "För områdena runt om justerat för antalet (Benjamini–Hochberg)", decimals=4),
)
NUMBERS = ("before", "after", "expected", "size", "lower", "upper", "adjusted_p")


def compared_places(
    sums: pd.DataFrame,
    names: dict[str, str],
    place: str,
    buffer: tuple[str, ...],
    compared: list[str],
    spread: Spread,
) -> pd.DataFrame:
    """`COLUMNS` for the place, each area around, them together and the comparison. `sums` has before and after by area
    code; the p-values of the areas around are adjusted for their number."""
    other = sums.loc[compared].sum()
    groups = [(PLACE, names[place], [place])]
    groups += [(NEIGHBOUR, names[code], [code]) for code in buffer if code != RING]
    around = names[RING] if buffer == (RING,) else f"{len(buffer)} områden"
    groups += [(BUFFER, around, list(buffer))] if buffer else []
    groups += [(COMPARISON, f"{len(compared)} områden", compared)]
    rows = pd.DataFrame([{"group": g, "area_name": name, **sums.loc[codes].sum()} for g, name, codes in groups])
    found = difference_in_differences(
        BeforeAfter(rows["before"], rows["after"]), BeforeAfter(other["before"], other["after"]), spread
    )
    p_value = pd.Series(found.p_value, index=rows.index)
    is_near = rows["group"] == NEIGHBOUR
    p_value[is_near] = adjusted_p(p_value[is_near])
    rows = rows.assign(
        expected=rows["before"] * (other["after"] / other["before"] if other["before"] else np.nan),
        size=(found.ratio.estimate - 1) * 100,
        lower=(found.ratio.lower - 1) * 100,
        upper=(found.ratio.upper - 1) * 100,
        adjusted_p=p_value,
    )
    rows.loc[rows["group"] == COMPARISON, ["size", "lower", "upper", "adjusted_p"]] = np.nan
    return rows


def verdict_of(table: pd.DataFrame) -> Verdict:
    """Too few: hardly any events, or an interval that holds both no change and a halving. Otherwise by where the
    place's interval lies; and a decrease has moved where the areas around rose together, or one of them by itself."""
    place = table[table["group"] == PLACE].iloc[0]
    around = table[table["group"] == BUFFER]
    if place["before"] + place["after"] < FEWEST_EVENTS:
        return Verdict.TOO_FEW
    if place["upper"] < 0:
        return Verdict.MOVED if len(risen(table)) or (around["lower"] > 0).any() else Verdict.HELPED
    if place["lower"] > 0:
        return Verdict.WORSE
    reach = (1 + place["upper"] / 100) / (1 + place["size"] / 100)
    return Verdict.TOO_FEW if reach > WIDEST else Verdict.NO_CLEAR_EFFECT


def risen(table: pd.DataFrame) -> pd.DataFrame:
    """The areas around that rose more than chance gives, each by itself."""
    return table[(table["group"] == NEIGHBOUR) & (table["adjusted_p"] < LEVEL) & (table["size"] > 0)]


def runs_of_three_months(
    by_month: pd.DataFrame, months: int, groups: dict[str, list[str]], compared: list[str]
) -> pd.DataFrame:
    """Runs of three months, counted from the start in both directions; parts of a run at the ends are left out."""
    place_in = np.concatenate([np.arange(months) - months, np.arange(by_month.shape[1] - months)])
    block = place_in // BLOCK_MONTHS
    whole = pd.Series(block).map(pd.Series(block).value_counts()) == BLOCK_MONTHS
    other = by_month.loc[compared].sum()
    parts = []
    for group, codes in groups.items():
        counts = by_month.loc[codes].sum()
        level = counts.iloc[:months].sum() / max(other.iloc[:months].sum(), 1)
        runs = pd.DataFrame(
            {"month": by_month.columns, "count": counts.to_numpy(), "expected": other.to_numpy() * level}
        )
        summed = runs[whole.to_numpy()].groupby(block[whole]).agg({"month": "first", "count": "sum", "expected": "sum"})
        parts.append(summed.assign(group=group) if codes else summed.iloc[:0])
    joined = pd.concat(parts, ignore_index=True)
    return joined.assign(first_month=[str(Month.from_index(int(month))) for month in joined.pop("month")])
