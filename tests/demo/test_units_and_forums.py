"""The demo's schools and forums agree with the municipality's own figures."""

from pathlib import Path

import pandas as pd
import pytest
import yaml

from lib.domain.collaboration import Collaboration
from lib.domain.reporting_units import ReportingUnits

DATA = Path(__file__).resolve().parents[2] / "data" / "1980-vasteras"
UNITS = pd.read_csv(DATA / "demo" / "unit_values.csv")
VALUES = pd.read_csv(DATA / "demo" / "values.csv", dtype={"area_code": str})
KNOWN = ReportingUnits.model_validate(yaml.safe_load((DATA / "reporting_units.yaml").read_text(encoding="utf-8")))
SCHOOLS = {unit.id: unit for unit in KNOWN.of("school")}
MEASURES = [span.indicator for span in KNOWN.spans if span.kind == "school"]


def of_schools(measure: str) -> pd.DataFrame:
    return UNITS[(UNITS["indicator"] == measure) & UNITS["area_code"].isin(list(SCHOOLS))]


@pytest.mark.parametrize("measure", MEASURES)
def test_schools_together_come_near_the_municipality_in_every_year_and_sex(measure):
    rows = of_schools(measure)
    size = rows["denominator"].fillna(rows["n"])
    rows = rows.assign(size=size, hits=rows["value"] / 100 * size)
    together = rows.groupby(["period", "sex"])[["hits", "size"]].sum()
    together = together["hits"] / together["size"] * 100
    whole = VALUES[(VALUES["indicator"] == measure) & (VALUES["area_code"] == "1980") & (VALUES["age"] == "all")]
    whole = whole.set_index(["period", "sex"])["value"]
    assert len(together) >= 9
    assert (together - whole.reindex(together.index)).abs().max() < 1.5  # who answers differs a little


def test_every_school_is_called_an_example_and_some_are_small():
    assert len(SCHOOLS) == 18
    assert all(unit.name.startswith("Exempel") for unit in SCHOOLS.values())
    assert sum(unit.is_small for unit in SCHOOLS.values()) == 3


def test_girls_and_boys_add_up_to_all_pupils():
    rows = UNITS[UNITS["area_code"].isin(list(SCHOOLS)) & UNITS["denominator"].notna()]
    counts = rows.pivot_table(index=["indicator", "area_code", "period"], columns="sex", values="denominator")
    assert (counts["women"] + counts["men"] == counts["all"]).all()


def test_the_indicator_counts_the_actors_that_came():
    text = (DATA / "collaboration.yaml").read_text(encoding="utf-8")
    known = Collaboration.model_validate(yaml.safe_load(text))
    came: dict[str, set[str]] = {}
    for one in known.participation:
        came.setdefault(str(one.year), set()).update(one.actors)
    rows = VALUES[VALUES["indicator"] == "aktorer_forum"]
    told = {str(row.period): row.value for row in rows.itertuples()}
    assert told == {year: len(actors) for year, actors in came.items()}
