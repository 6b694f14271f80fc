"""One way to mark a difference: colour by what it means, shape by whether it is higher or lower."""

from typing import Any

import altair as alt
import pandas as pd

from lib.domain.codes import Difference, Standing
from lib.domain.palette import STANDINGS as COLOURS
from lib.domain.palette import Scheme
from lib.domain.words import DIFFERENCES, STANDINGS

SHAPES = {Difference.HIGHER: "triangle-up", Difference.LOWER: "triangle-down", Difference.SIMILAR: "circle"}
ORDER = (Standing.WORSE, Standing.HIGHER, Standing.SIMILAR, Standing.LOWER, Standing.BETTER, Standing.UNKNOWN)


def with_words(rows: pd.DataFrame) -> pd.DataFrame:
    """Add `standing_word`: what the legend says."""
    words = [
        _word(Standing(code), Difference(difference))
        for code, difference in zip(rows["standing"], rows["difference"], strict=True)
    ]
    return rows.assign(standing_word=words)


def standing_scales(rows: pd.DataFrame, scheme: Scheme) -> dict[str, Any]:
    """The channels color and shape of `standing_word`, with one legend for both that names only what is there."""
    there = rows.drop_duplicates("standing").set_index("standing")["difference"]
    found = [standing for standing in ORDER if standing in there.index]
    words = [_word(standing, there[standing]) for standing in found]
    colours = [COLOURS[standing][scheme] for standing in found]
    shapes = [SHAPES.get(there[standing], "circle") for standing in found]
    legend = alt.Legend(title=None, orient="bottom", columns=2, symbolSize=110, labelLimit=190)
    return {
        "color": alt.Color("standing_word:N", scale=alt.Scale(domain=words, range=colours), legend=legend),
        "shape": alt.Shape("standing_word:N", scale=alt.Scale(domain=words, range=shapes), legend=legend),
    }


def _word(standing: Standing, difference: Difference) -> str:
    """`sämre (högre)`: what it means, and which way."""
    is_judged = standing in (Standing.BETTER, Standing.WORSE)
    return f"{STANDINGS[standing]} ({DIFFERENCES[difference]})" if is_judged else STANDINGS[standing]
