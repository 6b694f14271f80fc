"""What actors answer to the criteria, how far apart they are, and how the problems stand against each other."""

import textwrap
from typing import Any

import altair as alt
import pandas as pd

from lib.domain.palette import ACCENT, COMPARISON, CONTROL_OUT, GRID, INK, Scheme
from lib.domain.priorities import CLEAR_SPREAD, HIGHEST_ANSWER

STEP, BAND = 30, 52
SIGNS_A_LINE = 52
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left")


def answers_chart(matrix: pd.DataFrame, answers: pd.DataFrame, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """A row for each criterion: a mark for each actor, a bar from the lowest to the highest, and a line at the mean.

    `matrix` and `answers` as in `lib.analysis.priorities`. The bar is orange where the actors are far apart.
    """
    order = matrix.sort_values("together", ascending=False, kind="stable")["criterion_name"].tolist()
    spread = matrix.dropna(subset=["together"]).assign(
        is_apart=lambda rows: rows["highest"] - rows["lowest"] >= CLEAR_SPREAD
    )
    y = _names(order)
    x_scale = alt.Scale(domain=[-0.2, HIGHEST_ANSWER + 0.2], nice=False)
    axis = alt.Axis(orient="top", values=[0, 1, 2, 3], title=None, gridColor=GRID[scheme],
                    labelExpr="['0 nej', '1 lite', '2 delvis', '3 ja'][datum.value]")  # fmt: skip
    bars = alt.Chart(spread).mark_rule(strokeWidth=7, opacity=0.45, strokeCap="round")
    colour = alt.ColorValue(COMPARISON, condition={"test": "datum.is_apart", "value": CONTROL_OUT})
    bars = bars.encode(
        y=y, x=alt.X("lowest:Q", scale=x_scale, axis=axis, title=None), x2=alt.X2("highest:Q"), color=colour
    )
    means = alt.Chart(spread).mark_tick(thickness=3, size=20, color=ACCENT[scheme])
    means = means.encode(
        y=y,
        x=alt.X("together:Q", scale=x_scale, axis=axis),
        tooltip=_tips(("criterion_name", "Kriterium"), ("answers_text", "Svar")),
    )
    actors = list(dict.fromkeys(answers["actor_name"]))
    legend = alt.Legend(title=None, orient="bottom", columns=2, labelLimit=180, symbolSize=90)
    shape = alt.Shape("actor_name:N", scale=alt.Scale(domain=actors, range=list(SHAPES[: len(actors)])), legend=legend)
    points = alt.Chart(_apart(answers, actors)).mark_point(filled=True, size=75, opacity=1, color=ACCENT[scheme])
    points = points.encode(y=y, x=alt.X("at:Q", scale=x_scale, axis=axis), shape=shape,
                           tooltip=_tips(("actor_name", "Aktör"), ("answer", "Svar")))  # fmt: skip
    return alt.layer(bars, means, points).properties(height=alt.Step(STEP), width="container")


def ranked_chart(ranked: pd.DataFrame, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """For each problem that somebody has answered for, under its title: all actors together, lowest to highest."""
    place = pd.Series(range(len(ranked)), index=ranked.index) * BAND
    titles = [textwrap.shorten(title, SIGNS_A_LINE, placeholder=" …") for title in ranked["title"]]
    drawn = ranked.assign(title_at=place + 24, at=place + 36, shown=titles)
    scale = alt.Scale(domain=[0, len(ranked) * BAND], reverse=True, nice=False)
    y = alt.Y("at:Q", axis=None, scale=scale)
    x: dict[str, Any] = {
        "scale": alt.Scale(domain=[0, HIGHEST_ANSWER], nice=False),
        "title": None,
        "axis": alt.Axis(orient="top", values=[0, 1, 2, 3], gridColor=GRID[scheme]),
    }
    tips = _tips(("title", "Problem"), ("status_name", "Beslut"), ("n_actors", "Aktörer"))
    bars = alt.Chart(drawn).mark_rule(strokeWidth=7, opacity=0.45, strokeCap="round", color=COMPARISON)
    points = alt.Chart(drawn).mark_point(filled=True, size=90, opacity=1, color=ACCENT[scheme])
    names = alt.Chart(drawn).mark_text(align="left", baseline="bottom", fontSize=13, color=INK[scheme])
    return alt.layer(
        bars.encode(y=y, x=alt.X("lowest:Q", **x), x2=alt.X2("highest:Q"), tooltip=tips),
        points.encode(y=y, x=alt.X("together:Q", **x), tooltip=tips),
        names.encode(x=alt.XValue(2), y=alt.Y("title_at:Q", axis=None, scale=scale), text=alt.Text("shown:N")),
    ).properties(height=len(ranked) * BAND, width="container")


def _names(order: list[str]) -> alt.Y:
    axis = alt.Axis(labelLimit=180, ticks=False, domain=False, labelPadding=8)
    return alt.Y("criterion_name:N", title=None, sort=order, axis=axis)


def _apart(answers: pd.DataFrame, actors: list[str]) -> pd.DataFrame:
    """Marks of actors who answered alike stand beside each other, in the order of the actors."""
    place = answers["actor_name"].map(actors.index)
    return answers.assign(at=answers["answer"] + (place - (len(actors) - 1) / 2) * 0.07)


def _tips(*shown: tuple[str, str]) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in shown]
