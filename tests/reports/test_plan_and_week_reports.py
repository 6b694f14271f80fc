"""The plan's half-year and year, and the week, as documents: the boards' words, whole, and only for whom they are."""

from datetime import date
from itertools import pairwise

import pytest

from lib.analysis.plan_follow_up import activity_states
from lib.analysis.report_choices import audiences_for, frozen_versions, kinds_for, stretches
from lib.domain.audience import Audience
from lib.domain.codes import Role
from lib.domain.faults import InputFault
from lib.domain.half_year import HalfYear
from lib.domain.report_asked import PAPER, ReportAsked, ReportKind
from lib.reports.document import Heading
from lib.reports.plan_report import NO_TEXTS, half_year_report
from lib.reports.report import make_report, report_document
from lib.reports.report_stamp import ReportStamp, start_of
from tests.made_up import AREAS, events, workspace_with
from tests.plans import PLAN, report, reports, write_plan
from tests.reports.test_picture_report import words_of

TODAY = date(2026, 3, 2)
HALF = ReportAsked(ReportKind.HALF_YEAR, Audience.COUNCIL, None, "2025-2")
HOSTILE = "Klart: #ja $x$ `kod` <b>"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = tmp_path_factory.mktemp("planrapport")
    write_plan(root)
    rows = (
        report("7.1", "2025-1", "gatan", "pagar"),
        report("7.1", "2025-2", "gatan", "fors_vidare", done=HOSTILE, next_step="Mer ljus"),
        report("8.2", "2025-2", "skolan", "forsenad", obstacles="Lokalen dröjer"),
    )
    weekly = [(next(iter(AREAS)), "klotter", f"2025-{month:02d}", 6) for month in range(1, 13)]
    return workspace_with(root, activity_reports=reports(*rows), events=events(*weekly))


def test_the_half_year_tells_of_each_activity_once(workspace):
    document = report_document(workspace, HALF, TODAY)
    told = words_of(document)
    assert "2 av 6 aktiviteter har rapporterats för hösten 2025" in told
    for area in PLAN.focus_areas:
        assert f"{area.id}. {area.name}" in [part.text for part in document.parts if isinstance(part, Heading)]
        for activity in area.activities:
            assert activity.title in told
    levels = [part.level for part in document.parts if isinstance(part, Heading)]
    assert all(below - above <= 1 for above, below in pairwise(levels)), "or one activity alone stands in the contents"
    assert HOSTILE in told
    assert "Lokalen dröjer" in told
    assert "Gatunämnden: 7.10 Röj parken" in told  # whose report is missing
    assert "intern kommun" in document.footer


def test_the_texts_are_only_for_those_who_may_read_them(workspace):
    half = HalfYear(2025, 2)
    stamp = ReportStamp("Provby", Audience.PUBLIC, "", "dagens läge", "", start_of(TODAY))
    states = activity_states(workspace, half, Role.READER)
    told = words_of(half_year_report(PLAN, half, states, stamp))
    assert HOSTILE not in told
    assert "Lokalen dröjer" not in told
    assert NO_TEXTS in told or not states["half"].any()
    with pytest.raises(InputFault, match="allmänheten"):
        make_report(workspace, ReportAsked(HALF.kind, Audience.PUBLIC, None, "2025-2"), PAPER[0], TODAY)


def test_the_year_tells_what_changed_and_what_goes_on(workspace):
    told = words_of(report_document(workspace, ReportAsked(ReportKind.YEAR, Audience.COUNCIL, None, "2025"), TODAY))
    assert "pågår" in told
    assert "Förs vidare till nästa plan" in told
    assert "Mer ljus" in told
    assert "Planen har inga indikatorer." in told


def test_the_week_is_for_those_inside(workspace):
    key = next(iter(stretches(workspace, ReportKind.WEEK, TODAY)))
    document = report_document(workspace, ReportAsked(ReportKind.WEEK, Audience.INTERNAL, None, key), TODAY)
    told = words_of(document)
    assert "av 4 områden är bedömda" in told
    assert "Läget är en människas bedömning." in told
    with pytest.raises(InputFault, match="målgruppen"):
        make_report(workspace, ReportAsked(ReportKind.WEEK, Audience.COUNCIL, None, key), PAPER[0], TODAY)


@pytest.mark.parametrize("file_format", PAPER)
def test_the_same_day_gives_the_same_bytes(workspace, file_format):
    assert make_report(workspace, HALF, file_format, TODAY) == make_report(workspace, HALF, file_format, TODAY)


def test_each_role_may_make_reports_for_its_own_circle_or_a_wider_one():
    assert audiences_for(Role.COORDINATOR) == tuple(Audience)
    assert Audience.INTERNAL not in audiences_for(Role.BOARD)
    assert set(audiences_for(Role.PUBLIC)) <= {Audience.PUBLIC}


def test_only_the_picture_leaves_for_the_public(workspace):
    assert kinds_for(workspace, Audience.PUBLIC, TODAY) == (ReportKind.PICTURE,)
    assert set(kinds_for(workspace, Audience.INTERNAL, TODAY)) == set(ReportKind)
    assert frozen_versions(workspace, Role.COORDINATOR) == {}


def test_without_figures_or_plan_there_is_nothing_to_choose(tmp_path):
    assert kinds_for(workspace_with(tmp_path), Audience.INTERNAL, TODAY) == ()
