"""How far reports have come, by category."""

import altair as alt
import pandas as pd

from lib.domain.palette import ACTIVITY_STATUSES

STAGES = {
    "done": ("åtgärdade eller avslutade", ACTIVITY_STATUSES["genomford"]),
    "passed_on": ("lämnade vidare", ACTIVITY_STATUSES["fors_vidare"]),
    "waiting": ("väntar", ACTIVITY_STATUSES["ej_paborjad"]),
}


def handled_chart(rows: pd.DataFrame) -> alt.Chart:
    """Bars from zero in the order of the rows, divided by what became of the reports; hidden rows have no bar.

    `rows` has category_name, done, passed_on and waiting.
    """
    long = rows[["category_name", *STAGES]].melt("category_name", var_name="stage", value_name="count").dropna()
    long = long.assign(order=long["stage"].map(list(STAGES).index), stage=long["stage"].map(lambda s: STAGES[s][0]))
    words, colours = zip(*STAGES.values(), strict=True)
    legend = alt.Legend(title=None, orient="bottom", symbolType="square", columns=1)
    return (
        alt.Chart(long)
        .mark_bar(height=18, stroke="#5b6b75", strokeWidth=0.5)
        .encode(
            x=alt.X("count:Q", title=None, scale=alt.Scale(zero=True)),
            y=alt.Y(
                "category_name:N",
                title=None,
                sort=rows["category_name"].tolist(),
                axis=alt.Axis(labelLimit=160, ticks=False, domain=False),
            ),
            color=alt.Color("stage:N", sort=None, scale=alt.Scale(domain=words, range=colours), legend=legend),
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("category_name:N", title="Kategori"),
                alt.Tooltip("stage:N", title="Läge"),
                alt.Tooltip("count:Q", title="Rapporter"),
            ],
        )
        .properties(height=alt.Step(28), width="container")
    )
