"""A chart that is drawn once for the same numbers: to build it takes longer than to ask for what it shows."""

import pickle
from collections.abc import Callable
from hashlib import sha256
from threading import Lock

import altair as alt
import pandas as pd
from altair.utils.schemapi import debug_mode

from lib.charts.theme import Spec, styled
from lib.domain.by_content import kept_by_content
from lib.domain.palette import Scheme

Draw = Callable[[], alt.TopLevelMixin]
"""A partial of a chart function with its numbers: equal parts draw equal charts."""

_one_at_a_time = Lock()
"""Altair has one way of taking data for the whole process, and one of checking each part of a chart while it is drawn,
which takes a third of the time: the tests check."""


@kept_by_content(500)
def chart_spec(draw: Draw, scheme: Scheme, alt_text: str) -> Spec:
    """The chart in our look as Vega-Lite, its tables as frames under `datasets`. Whoever gets it leaves it as it is."""
    frames = dict[str, pd.DataFrame]()
    with _one_at_a_time, debug_mode(False), alt.data_transformers.enable("by_content", frames=frames):
        spec = draw().to_dict(validate=False)
    return {**styled(spec, scheme, alt_text), "datasets": frames}


def _by_content(data: pd.DataFrame, frames: dict[str, pd.DataFrame]) -> dict[str, str]:
    """Leave the frame beside the chart, by a name that changes with what stands in it."""
    name = sha256(pickle.dumps(data)).hexdigest()[:16]
    frames[name] = data
    return {"name": name}


alt.data_transformers.register("by_content", _by_content)
