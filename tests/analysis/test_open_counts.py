"""What roles outside are answered is made of rounded numbers, and of nothing else."""

import re
from dataclasses import asdict, is_dataclass
from itertools import islice

import numpy as np
import pandas as pd
import pytest

from lib.analysis.areas_compared import areas_compared
from lib.analysis.aspects import reported_aspects
from lib.analysis.breaks import breaks
from lib.analysis.changes import changes
from lib.analysis.contrasts import contrast
from lib.analysis.control import control_chart
from lib.analysis.figures import figures
from lib.analysis.hot_cells import cell_concentration, hot_cells
from lib.analysis.hot_hours import hot_times
from lib.analysis.hours import weekday_hours
from lib.analysis.mapping import area_figures
from lib.analysis.near_repeats import repeats
from lib.analysis.panels import area_panels
from lib.analysis.periods_compared import periods_compared
from lib.analysis.picture_data import cell_data
from lib.analysis.place_reports import report_list, report_outcomes
from lib.analysis.places_compared import places_compared
from lib.analysis.pyramid import category_counts, pyramid_levels, pyramid_version
from lib.analysis.pyramid_level import levels_over_time
from lib.analysis.report_map import report_cells
from lib.analysis.report_weeks import report_weeks
from lib.analysis.reports import report_points, report_summary
from lib.analysis.rows import monthly_counts, ready_values
from lib.analysis.special_days import special_days, weekly_counts
from lib.analysis.trend import trend
from lib.analysis.violence import violence_kinds
from lib.analysis.year_profile import year_profile
from lib.domain.codes import Role, Sex
from lib.domain.contrast import EVENING_DAY, REPORTS_CRIMES
from lib.domain.half_year import HalfYear
from lib.domain.period import Month
from lib.domain.place_question import PlaceQuestion
from lib.maps.overlay import Overlay, overlay_data
from lib.privacy.roles import sees_small_counts
from lib.reports.csv_file import csv_bytes
from lib.store.database import open_database
from lib.store.rounding_secret import rounding_secret
from tests.made_up import AREAS, asked, population, values, workspace_with

NORR, SODER, OSTER, VASTER = AREAS
CRIMES, REPORTS = "anmalda_brott", "rapporter_otrygga_platser"
OUTSIDE = [role for role in Role if not sees_small_counts(role)]
PEOPLE = population(2023, Norr=900, Söder=2000, Öster=700, Väster=300)
QUESTIONS = (asked(), asked("2025-01--2025-06", areas=(VASTER,), themes=("skadegorelse", "vald_hot")))


def drawn(seed=1):
    """Two years of crimes and reports, few of each kind in a place and month."""
    rng, found = np.random.default_rng(seed), {"events": [], "reports": []}
    for table, kinds in (("events", ("klotter", "ran", "vald_nara_relation")), ("reports", ("miljo", "vald_hot"))):
        for code in (*AREAS, None):
            for kind in kinds:
                for month in range(Month(2024, 1).index, Month(2026, 1).index):
                    found[table] += [(code, kind, month)] * int(rng.poisson(rng.gamma(0.7, 2.0)))
    return {table: pd.DataFrame(rows, columns=["area_code", "category", "month"]) for table, rows in found.items()}


def written(rows, table):
    """As the store has them: each with a place of its own and an hour."""
    rng = np.random.default_rng(2)
    start = pd.to_datetime([f"{month // 12}-{month % 12 + 1:02d}-15" for month in rows["month"]])
    start = start + pd.to_timedelta(rng.integers(0, 24, len(rows)), unit="h")
    place = {"lon": 16.0 + rng.random(len(rows)) / 10, "lat": 59.0 + rng.random(len(rows)) / 10}
    rows = rows.assign(event_from=start, event_to=start, precision="exact", **place)
    if table == "events":
        return rows
    told = {
        "subcategory": None,
        "description": "hemlig text",
        "reasons": "morker",
        "wishes": "belysning",
        "police_reported": "unknown",
        "status": "new",
    }
    return rows.assign(report_id=[f"r{i}" for i in range(len(rows))], reported_at=start, **told)


def opened(folder, rows):
    folder.mkdir()
    tables = {table: written(frame, table) for table, frame in rows.items()}
    shares = values("sysselsattningsgrad", (NORR, "2024", 0.6, 3, 500, None), ("0001", "2024", 40.0, 800, 2000, None))
    return workspace_with(folder, populations=PEOPLE, indicator_values=shares, **tables)


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """The municipality, and one where exactly what roles outside are shown of it has happened."""
    root, rows = tmp_path_factory.mktemp("open"), drawn()
    real = opened(root / "real", rows)
    seen = real.seen_by(Role.PUBLIC)
    as_shown = {table: _repeated(monthly_counts(seen, seen.data_key, table)) for table in rows}
    return real, opened(root / "shown", as_shown)


def _repeated(counts):
    rows = counts.loc[counts.index.repeat(counts["count"])]
    return rows[["area_code", "category", "month"]].reset_index(drop=True)


def answers(workspace, role):
    """Everything that can be asked, for every question; hours, cells and points too."""
    for question in QUESTIONS:
        for name in (CRIMES, REPORTS, "sysselsattningsgrad"):
            for by in ("total", "area", "period", "theme", "category", "sex"):
                table = figures(workspace, question, name, by, role)
                yield (name, by), table if table.empty else csv_bytes(table)
            rows, classes = area_figures(workspace, question, name, role)
            yield (name, "map"), (classes, str(overlay_data(Overlay(name, rows, classes.limits, "neutral"))))
            for function in (areas_compared, periods_compared, places_compared, area_panels, trend, control_chart):
                yield (name, function.__name__), function(workspace, question, name, role=role)
        for by in ("total", "area", "theme", "category", "area_theme"):
            yield (by, "changes"), changes(workspace, question, CRIMES, by, role)
        for by in ("area_theme", "category"):
            yield (by, "breaks"), breaks(workspace, question, CRIMES, by, role)
        for kind in (REPORTS_CRIMES, EVENING_DAY):
            yield (kind.id, "contrast"), contrast(workspace, question, kind.id, "", role)
        version = pyramid_version(workspace, "prov")
        yield "pyramid", pyramid_levels(workspace, question, version, role)
        yield "kinds", (category_counts(workspace, question, role), violence_kinds(workspace, question, role))
        yield "years", levels_over_time(workspace, version, role)
        yield "reports", (report_summary(workspace, question, role), reported_aspects(workspace, question, role))
        yield "outcomes", (report_outcomes(workspace, question, role), report_weeks(workspace, question, role))
        for table in ("events", "reports"):
            place = PlaceQuestion(question, table)
            yield (table, "year"), year_profile(workspace, place, None, role)
            yield (
                (table, "hours"),
                (hot_times(workspace, place, None, False, role), special_days(workspace, place, None, role)),
            )
            yield (
                (table, "weeks"),
                (weekday_hours(workspace, question, table, role), weekly_counts(workspace, place, None, role)),
            )
            yield (table, "cells"), (hot_cells(workspace, place, role), cell_concentration(workspace, place, role))
            yield (table, "near"), repeats(workspace, place, role)
        yield "points", (report_points(workspace, question, role), report_cells(workspace, question, role))
    yield "pictures", (cell_data(workspace, HalfYear(2025, 2), role), report_list(workspace, role))


def plain(answer):
    """The same text for the same answer, whatever it is made of."""
    if isinstance(answer, pd.DataFrame):
        return answer.to_csv()
    if is_dataclass(answer) and not isinstance(answer, type):
        return plain(list({name: getattr(answer, name) for name in asdict(answer)}.items()))
    return str([plain(one) for one in answer]) if isinstance(answer, tuple | list) else str(answer)


@pytest.fixture(scope="module")
def told(two):
    """All that the public is told, as text."""
    return [(what, plain(answer)) for what, answer in answers(two[0], Role.PUBLIC)]


def test_two_municipalities_that_are_rounded_alike_are_answered_alike(two, told):
    """So nothing of what was rounded away is in any table, limit, class, order, p-value, map or file."""
    for (what, one), (_, other) in zip(told, answers(two[1], Role.PUBLIC), strict=True):
        assert one == plain(other), what
    inside = [islice(answers(workspace, Role.POLICE), 20) for workspace in two]
    n_different = sum(plain(one) != plain(other) for (_, one), (_, other) in zip(*inside, strict=True))
    assert n_different > 10, "inside they are told apart, or the test would say nothing"


def test_every_role_outside_is_answered_as_the_public_is(two):
    for role in OUTSIDE:
        table = figures(two[0], asked(), CRIMES, "area", role)
        pd.testing.assert_frame_equal(table, figures(two[0], asked(), CRIMES, "area", Role.PUBLIC))


def test_no_true_position_is_in_what_the_public_gets(two, told):
    rows = open_database(two[0].database_url)
    with rows.connect() as connection:
        places = pd.read_sql("SELECT lon, lat FROM events UNION ALL SELECT lon, lat FROM reports", connection)
    numbers = {one.replace(",", ".") for _, text in told for one in re.findall(r"\d+[.,]\d{4,}", text)}
    inside = set(re.findall(r"\d+\.\d{4,}", plain(report_points(two[0], asked(), Role.POLICE))))
    for shown, is_there in ((numbers, False), (inside, True)):  # as they are, and rounded as files may have them
        cut = {one[:11] for one in shown} | shown
        found = {value for value in places.to_numpy().ravel() for d in (5, 6, 8) if f"{value:.{d}f}"[:11] in cut}
        assert bool(found) is is_there
    assert not any("hemlig text" in text for _, text in told)


def test_what_is_counted_by_month_adds_up_to_the_year_and_areas_to_the_municipality(two):
    seen = [figures(two[0], asked(f"2025-{m:02d}--2025-{m:02d}"), CRIMES, "area", Role.PUBLIC) for m in range(1, 13)]
    by_month = pd.concat(seen).groupby("area_code")["numerator"].sum()
    year = figures(two[0], asked(), CRIMES, "area", Role.PUBLIC).set_index("area_code")["numerator"]
    assert by_month.reindex(year.index).to_list() == year.to_list()


def test_ready_made_figures_are_rounded_where_one_is_small_and_left_where_none_is(two):
    seen = two[0].seen_by(Role.PUBLIC)
    rows = ready_values(seen, seen.data_key).set_index("area_code")
    assert rows.loc[NORR, "numerator"] in (0.0, 7.0) and round(rows.loc[NORR, "value"], 9) in (0.0, 1.4)
    assert set(rows["sex"]) == {Sex.ALL} and rows.loc["0001", "numerator"] in (798.0, 805.0)


def test_the_secret_is_made_once_and_is_nobody_elses(two):
    engine = open_database(two[0].database_url)
    assert rounding_secret(engine, "en") == rounding_secret(engine, "en") != rounding_secret(engine, "en annan")
