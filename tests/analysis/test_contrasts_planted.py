"""The contradictions that are hidden in the demo data are found, and nothing else."""

import pytest

from lib.analysis.contrasts import contrast, contrast_measures
from lib.domain.codes import Role
from lib.domain.contrast import EVENING_DAY, FEELING_SAFETY, REPORTS_CRIMES, WOMEN_MEN, Verdict
from lib.domain.period import Period
from lib.domain.selection import Selection
from tests.demo.built import recipe
from tests.demo.opened import demo_workspace

YEAR = Period.parse("2025-11--2026-10")
THREE_YEARS = Period.parse("2023-11--2026-10")


def found(kind, period=YEAR, measure=""):
    workspace = demo_workspace()
    asked = Selection(workspace.folder.slug, period, period.before)
    answer = contrast(workspace, asked, kind.id, measure, Role.COORDINATOR)
    apart = answer.rows[answer.rows["verdict"].isin([Verdict.MORE, Verdict.LESS])]
    return answer, dict(zip(apart["area_code"], apart["verdict"], strict=True))


@pytest.mark.parametrize("period", [YEAR, THREE_YEARS], ids=str)
def test_reports_and_crimes_disagree_where_planted_and_nowhere_else(period):
    _, apart = found(REPORTS_CRIMES, period)
    assert apart == {"1980R024": Verdict.MORE, "1980R034": Verdict.LESS}


def test_themes_tell_where_the_reports_come_from():
    answer, _ = found(REPORTS_CRIMES, THREE_YEARS)
    apart = answer.finer[answer.finer["verdict"].isin([Verdict.MORE, Verdict.LESS])]
    assert set(apart["area_code"]) == {"1980R024", "1980R034"}
    assert {"ordning", "trafik"} <= set(apart.loc[apart["area_code"] == "1980R024", "theme"])


def test_feelings_go_against_safety_where_planted_and_nowhere_else():
    answer, apart = found(FEELING_SAFETY, measure="trygg_bostadsomrade")
    assert apart == {"1980R028": Verdict.LESS, "1980R018": Verdict.MORE}
    values = answer.rows.set_index("area_code")
    for feeling in recipe().planted.feelings:
        assert values.loc[feeling.area, "first_value"] == pytest.approx(feeling.value_pct, abs=1.5)


def test_small_samples_are_too_few_and_their_shares_hidden():
    answer, _ = found(FEELING_SAFETY, measure="trygg_bostadsomrade")
    small = answer.rows[answer.rows["area_code"].isin(recipe().planted.small_samples)]
    assert set(small["verdict"]) == {Verdict.TOO_FEW} and small["first_value"].isna().all() and len(small) == 3
    assert answer.count(Verdict.TOO_FEW) == 3


@pytest.mark.parametrize("kind", [WOMEN_MEN, EVENING_DAY])
def test_nothing_is_pointed_out_where_nothing_is_planted(kind):
    measures = [name for name in contrast_measures(demo_workspace(), kind.id) if name != "alla"] or [""]
    for measure in measures:
        _, apart = found(kind, measure=measure)
        assert apart == {}, measure
