"""What is known of each indicator's figures, against files where everything can be counted by hand."""

from datetime import date

import pandas as pd
import pytest
import yaml

from lib.analysis.sources import Tally, indicator_sources, tally
from lib.analysis.workspace import open_workspace
from lib.domain.rhythm import Freshness
from lib.domain.settings import Settings
from tests.made_up import AREAS, events, values, workspace_with

NORR, SODER, OSTER, VASTER = AREAS
TODAY = date(2026, 2, 1)
PLAN = {
    "id": "prov", "name": "Plan", "period_from": 2024, "period_to": 2026, "decided_by": "KS", "source": "Prov",
    "boards": [{"id": "ks", "name": "Kommunstyrelsen", "short": "KS"}],
    "focus_areas": [{
        "id": "1", "slug": "ett", "name": "Ett", "short_name": "Ett", "summary": "Ett.",
        "goals": [{"id": "1a", "text": "Mål"}], "activities": [],
        "indicators": [
            {"id": "1.1", "name": "Trygghet", "measures": ["trygg_bostadsomrade"]},
            {"id": "1.10", "name": "Brott och arbete", "measures": ["anmalda_brott", "sysselsattningsgrad"]},
        ],
    }],
}  # fmt: skip


def found(workspace, today=TODAY):
    return {source.indicator.id: source for source in indicator_sources(workspace, today)}


@pytest.fixture
def work(tmp_path):
    return workspace_with(
        tmp_path,
        indicator_values=values(
            "sysselsattningsgrad",
            (NORR, "2021", 70.0, 350, 500, None),
            (NORR, "2024", 70.0, 350, 500, None),
            (SODER, "2024", 71.0, 355, 500, None),
            (OSTER, "2021", 72.0, 360, 500, None),
            ("0001", "2024", 75.0, 1500, 2000, None),
            ("00", "2025", 69.0, 1500, 2000, None),
        ),
    )


def test_ready_figures_are_the_municipality_s_own(work):
    covered = found(work)["sysselsattningsgrad"].coverage
    assert covered.n_figures == 5  # the country's is only for comparison
    assert (covered.first, covered.last) == ("2021", "2024")
    assert covered.newest == date(2025, 6, 30) and covered.synthetic == "none"


def test_gaps_are_years_in_the_middle_and_areas_in_the_newest_figures(work):
    covered = found(work)["sysselsattningsgrad"].coverage
    assert covered.gaps == ("2022", "2023")
    assert covered.areas_missing == ("Öster", "Väster")


def test_age_is_judged_on_the_given_day(work):
    assert found(work, date(2026, 9, 29))["sysselsattningsgrad"].age.freshness is Freshness.CURRENT
    late = found(work, date(2026, 10, 30))["sysselsattningsgrad"]
    assert late.is_stale and late.age.months == 16


def test_an_indicator_without_figures_has_no_age_and_is_not_stale(work):
    source = found(work)["trygg_bostadsomrade"]
    assert not source.has_figures and not source.is_stale
    assert source.age.months is None and source.coverage.gaps == () and source.coverage.areas_missing == ()


def test_a_figure_without_value_is_no_figure(tmp_path):
    rows = values("sysselsattningsgrad", (NORR, "2024", float("nan"), None, None, None))
    assert not found(workspace_with(tmp_path, indicator_values=rows))["sysselsattningsgrad"].has_figures


@pytest.mark.parametrize(("period", "day"), [("2025", date(2025, 12, 31)), ("2024-02", date(2024, 2, 29))])
def test_without_a_day_the_end_of_the_period_counts(tmp_path, period, day):
    rows = values("sysselsattningsgrad", (NORR, period, 70.0, 350, 500, None)).assign(data_date=None)
    workspace = workspace_with(tmp_path, indicator_values=rows)
    assert found(workspace)["sysselsattningsgrad"].coverage.newest == day


def test_what_is_counted_tells_months_and_never_how_many(tmp_path):
    rows = events((NORR, "ran", "2025-01", 3), (SODER, "klotter", "2025-02", 2), (NORR, "ran", "2025-05", 1))
    source = found(workspace_with(tmp_path, events=rows))["anmalda_brott"]
    covered = source.coverage
    assert (covered.n_figures, covered.first, covered.last) == (3, "2025-01", "2025-05")
    assert covered.gaps == ("2025-03", "2025-04") and covered.areas_missing == ()
    assert covered.newest == date(2025, 12, 31)  # the day of the file, not of the last event


def test_events_without_any_area_leave_every_area_out(tmp_path):
    source = found(workspace_with(tmp_path, events=events((None, "ran", "2025-01", 3))))["anmalda_brott"]
    assert source.coverage.areas_missing == ("Norr", "Söder", "Öster", "Väster")


def test_without_a_plan_the_order_is_by_name_and_every_indicator_counts(work):
    sources = indicator_sources(work, TODAY)
    assert [source.plan_ids for source in sources] == [()] * 4
    assert [source.indicator.name for source in sources] == sorted(source.indicator.name for source in sources)
    assert tally(work, sources).n_with_figures == 1 and not tally(work, sources).has_plan


def test_the_plan_s_order_comes_first_and_its_indicators_are_counted(work, tmp_path):
    (work.folder.data / "plan.yaml").write_text(yaml.safe_dump(PLAN, allow_unicode=True), encoding="utf-8")
    planned = open_workspace(Settings(root=tmp_path, database_url=work.database_url), work.folder.slug)
    sources = indicator_sources(planned, date(2027, 1, 1))
    numbered = [(source.plan_ids, source.indicator.id) for source in sources]
    assert numbered == [
        (("1.1",), "trygg_bostadsomrade"), (("1.10",), "anmalda_brott"), (("1.10",), "sysselsattningsgrad"),
        ((), "rapporter_otrygga_platser"),
    ]  # fmt: skip
    assert tally(planned, sources) == Tally(n=2, n_stale=1, without_figures=("Trygghet",), has_plan=True)


def test_nothing_at_all_is_no_fault(tmp_path):
    sources = indicator_sources(workspace_with(tmp_path), TODAY)
    assert len(sources) == 4 and not any(source.has_figures for source in sources)


def test_made_up_figures_are_told_also_when_only_some_are(work):
    from lib.analysis.sources import _made_up

    assert [_made_up(pd.Series(flags)) for flags in ([False], [False, True], [True])] == ["none", "some", "all"]
