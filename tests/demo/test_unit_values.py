"""The made-up voting districts lie where the recipe says, and 2018 near the known extremes."""

import pandas as pd
import pytest

from tests.demo.built import FOLDER, tables

UNITS = tables()["unit_values"]
DISTRICTS = UNITS[UNITS["area_code"].str.startswith("valdistrikt_")]
KNOWN = pd.read_csv(FOLDER.data / "figures" / "kanda_tal.csv").set_index("indicator")["value"]


def test_the_districts_span_nearly_what_is_known_of_2018() -> None:
    of_2018 = DISTRICTS.loc[DISTRICTS["period"] == "2018", "value"]
    assert of_2018.min() == pytest.approx(KNOWN["valdeltagande_lagst"], abs=1)
    assert of_2018.max() == pytest.approx(KNOWN["valdeltagande_hogst"], abs=1)


def test_together_they_vote_as_the_municipality_does() -> None:
    votes = DISTRICTS.groupby("period")[["numerator", "denominator"]].sum().astype(float)
    assert votes["numerator"]["2018"] / votes["denominator"]["2018"] * 100 == pytest.approx(84, abs=0.3)


def test_every_figure_says_that_it_is_made_up() -> None:
    assert UNITS["source"].str.startswith("Exempeldata (syntetiskt)").all()
