"""Colours of groups of organisations or horizons; the legend names only those that are there."""

import altair as alt

from lib.domain.palette import GROUPS, Scheme


def group_colour(words: dict[str, str], there: list[str], scheme: Scheme) -> alt.Color:
    """The channel of the column `group`, which holds the words; a group keeps its colour whichever are there."""
    colours = {code: GROUPS[scheme][place] for place, code in enumerate(words)}
    found = [code for code in words if code in set(there)]
    legend = alt.Legend(title=None, orient="bottom", columns=1, symbolType="square", symbolStrokeWidth=3)
    scale = alt.Scale(domain=[words[code] for code in found], range=[colours[code] for code in found])
    return alt.Color("group:N", scale=scale, legend=legend, sort=None)
