"""The balance between the horizons: another plan than the example's, and none at all."""

import pandas as pd
import pytest

from lib.analysis.horizons import horizon_balance, horizon_counts, horizon_indicators, horizon_work, horizons_of
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.codes import Role
from lib.domain.horizon_words import WITHOUT_PLAN, balance_sentence, balance_title
from lib.domain.plan import Plan
from lib.domain.settings import Settings
from tests.made_up import AREAS, SLUG, asked, workspace_with
from tests.plans import DEFINITION, report, reports, write_plan

NORR, SODER, *_ = AREAS
AGREED = [{"id": "ett", "name": "Ett", "horizon": "long"}, {"id": "tva", "name": "Två"}]
HORIZONS = [
    {"id": "short", "name": "Nu", "description": "Prov.", "indicators": ["anmalda_brott"]},
    {"id": "medium", "name": "Snart", "description": "Prov."},
    {"id": "long", "name": "Sedan", "description": "Prov."},
]
OTHER = DEFINITION | {"agreement": DEFINITION["agreement"] | {"activities": AGREED}, "horizons": HORIZONS}
MEASURES = pd.DataFrame(
    {
        "measure_key": ["a", "b", "c"],
        "title": ["Ljus", "Vakter", "Samtal"],
        "area_code": [NORR, SODER, None],
        "horizon": ["short", "long", None],
        "status": ["uppfoljd", "beslutad", "pagar"],
        "owner_board": ["gatan", None, "okänd"],
    }
)


def with_plan(root, definition: dict | None, **tables: pd.DataFrame) -> Workspace:
    workspace = workspace_with(root, **tables)
    if definition is not None:
        write_plan(root, definition)
    return open_workspace(Settings(root=root, database_url=workspace.database_url), SLUG)


@pytest.fixture
def workspace(tmp_path):
    told = reports(report("7.1", "2025-1", "gatan", "pagar"))
    return with_plan(tmp_path, OTHER, measures=MEASURES, activity_reports=told)


def test_every_activity_agreement_and_measure_is_there_once(workspace):
    work = horizon_work(workspace, asked(), Role.COORDINATOR)
    counted = work.groupby(["kind", "horizon"]).size().to_dict()
    assert counted == {
        ("activity", "long"): 1, ("activity", "short"): 5, ("agreement", ""): 1, ("agreement", "long"): 1,
        ("measure", ""): 1, ("measure", "long"): 1, ("measure", "short"): 1,
    }  # fmt: skip


def test_statuses_are_the_latest_report_or_the_measures_own(workspace):
    work = horizon_work(workspace, asked(), Role.COORDINATOR).set_index("title")
    told = work.loc[["7.1 Belys torget", "Ett", "Ljus", "Vakter"], "status_name"]
    assert list(told) == ["► pågår", "– läge saknas", "✓ genomförd", "○ ej påbörjad"]
    assert work.loc["Ljus", "owner"] == "Gatunämnden" and work.loc["Samtal", "owner"] == ""


def test_only_measures_depend_on_the_asked_area(workspace):
    work = horizon_work(workspace, asked(areas=(NORR,)), Role.COORDINATOR)
    assert list(work.loc[work["kind"] == "measure", "title"]) == ["Ljus"]
    assert (work["kind"] == "activity").sum() == 6


def test_a_horizon_with_nothing_on_it_is_shown_as_zero(workspace):
    work = horizon_work(workspace, asked(), Role.COORDINATOR)
    own = work[work["kind"] == "activity"]
    rows = horizon_balance(own, horizons_of(workspace.definitions.plan))
    assert rows.groupby("group_name", sort=False)["count"].sum().to_dict() == {"Nu": 5, "Snart": 0, "Sedan": 1}
    assert rows["count"].sum() == len(own)


def test_parts_of_a_bar_stand_after_each_other(workspace):
    rows = horizon_balance(horizon_work(workspace, asked(), Role.COORDINATOR), WITHOUT_PLAN)
    for _, bar in rows.groupby("group", sort=False):
        assert bar["before"].tolist() == [0, *bar["count"].cumsum().tolist()[:-1]]
        assert bar["order"].is_monotonic_increasing
    assert rows["group_name"].iloc[-1] == "Utan horisont"


def test_the_balance_in_words(workspace):
    work = horizon_work(workspace, asked(), Role.COORDINATOR)
    assert balance_sentence(horizon_counts(work)) == (
        "5 av 6 aktiviteter i planen är på kort sikt, 0 på medellång sikt och 1 på lång sikt. "
        "0 av 2 aktiviteter i avtalet är på kort sikt, 0 på medellång sikt och 1 på lång sikt; 1 har ingen horisont. "
        "1 av 3 åtgärder är på kort sikt, 0 på medellång sikt och 1 på lång sikt; 1 har ingen horisont."
    )
    title = balance_title(horizon_counts(work)["activity"], "activity")
    assert title == "Flest aktiviteter i planen verkar på kort sikt: 5 av 6"
    even = balance_title(horizon_counts(work)["measure"], "measure")
    assert even == "Åtgärder: lika många på kort sikt och lång sikt, 1 var"


def test_indicators_are_the_plans_own_or_those_of_focus_areas_mostly_on_the_horizon(workspace):
    plan = workspace.definitions.plan
    short, medium, _ = plan.horizons
    assert horizon_indicators(plan, short) == (("anmalda_brott",), True)
    measured = {"id": "8.1", "name": "Prov", "measures": ["trygg_bostadsomrade"]}
    areas = [area | {"indicators": [measured]} if area["id"] == "8" else area for area in DEFINITION["focus_areas"]]
    other = Plan.model_validate(DEFINITION | {"focus_areas": areas})
    assert horizon_indicators(other, WITHOUT_PLAN[0]) == (("trygg_bostadsomrade",), False)
    assert horizon_indicators(other, medium) == ((), False)


def test_without_a_plan_the_measures_still_have_their_horizons(tmp_path):
    workspace = with_plan(tmp_path, None, measures=MEASURES)
    work = horizon_work(workspace, asked(), Role.COORDINATOR)
    assert set(work["kind"]) == {"measure"} and horizons_of(None) == WITHOUT_PLAN
    assert set(work["horizon_name"]) == {"Kort sikt", "Lång sikt", "Utan horisont"}


def test_without_anything_it_is_said(tmp_path):
    work = horizon_work(with_plan(tmp_path, None), asked(), Role.COORDINATOR)
    assert work.empty and balance_sentence(horizon_counts(work)) == "Inget arbete har fått någon horisont ännu."
