"""How wide a level is drawn, and what is written on it."""

import pandas as pd
import pytest

from lib.charts.pyramid import pyramid_chart
from lib.domain.codes import Status
from lib.ui.pyramid_view import _with_width


def levels() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "level": ["a", "b", "c"],
            "place": [1, 2, 3],
            "name": ["Ord", "Hot", "Slag"],
            "count": [float("nan"), 40.0, 10.0],
            "per_1000": [float("nan"), 4.0, 1.0],
            "status": [Status.MISSING, Status.VALUE, Status.VALUE],
            "n_sources": [0, 2, 1],
            "source_names": ["", "enkät och anmälda brott", "anmälda brott"],
        }
    )


@pytest.mark.parametrize("width", ["antal", "takt"])
def test_widths_are_in_proportion_and_missing_stays_missing(width):
    drawn = _with_width(levels(), width)
    assert drawn["width"].iloc[1:].tolist() == [1.0, 0.25]
    assert pd.isna(drawn["width"].iloc[0])


def test_the_model_narrows_step_by_step_whatever_the_figures_say():
    drawn = _with_width(levels(), "modell")
    steps = drawn["width"].diff().dropna()
    assert (steps < 0).all() and steps.max() == pytest.approx(steps.min())


def test_a_level_without_sources_is_not_a_level_with_zero():
    drawn = _with_width(levels(), "kallor")
    assert drawn["width_text"].tolist() == [
        "inga källor",
        "2 källor: enkät och anmälda brott",
        "1 källa: anmälda brott",
    ]
    assert pd.isna(drawn["width"].iloc[0])


def test_a_hidden_count_is_told_and_has_no_width():
    hidden = levels().assign(count=[float("nan")] * 3, status=[Status.MISSING, Status.SUPPRESSED, Status.SUPPRESSED])
    drawn = _with_width(hidden, "antal")
    assert drawn["width"].isna().all()
    assert drawn["width_text"].iloc[1] == "· dolt: för få"


def test_the_drawing_holds_nothing_but_what_it_shows():
    drawing = pyramid_chart(_with_width(levels(), "antal"), "light", "b").to_dict()
    (rows,) = drawing["datasets"].values()
    assert {"count", "per_1000", "source_names"}.isdisjoint(rows[0])
    assert [row["right"] - row["left"] for row in rows] == pytest.approx([1.0, 1.0, 0.25])
    assert [row["is_known"] for row in rows] == [False, True, True]
