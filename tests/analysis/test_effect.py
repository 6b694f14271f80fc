"""Verdicts about measures, in a municipality of four squares that all touch."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from pyproj import Transformer
from shapely import Point

from lib.analysis.effect import measure_effect
from lib.analysis.effect_answer import with_agreement
from lib.analysis.effect_places import compared_places, verdict_of
from lib.analysis.effect_question import EffectQuestion, measures_with_start
from lib.domain.change_codes import Verdict
from lib.domain.codes import Role
from lib.stats.effect import Spread
from tests.made_up import AREAS, events, workspace_with

NORR, SODER, OSTER, VASTER = AREAS


def measures(*rows: tuple[str, str | None, date | None, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["measure_key", "area_code", "started", "status"])
    return frame.assign(title="Ljus", theme="skadegorelse")


def months(first: str, n: int) -> list[str]:
    return [str(month) for month in pd.period_range(first, periods=n, freq="M")]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    before = [(area, "klotter", month, 6) for area in AREAS for month in months("2024-01", 12)]
    after = [(area, "klotter", month, 2 if area == NORR else 6) for area in AREAS for month in months("2025-01", 12)]
    done = measures(
        ("a", NORR, date(2025, 1, 1), "pagar"),
        ("mitt", NORR, date(2025, 1, 15), "pagar"),
        ("sen", NORR, date(2025, 9, 1), "pagar"),
        ("aldrig", SODER, date(2025, 1, 1), "ej_genomforbar"),
        ("utan", None, date(2025, 1, 1), "pagar"),
    )
    return workspace_with(tmp_path_factory.mktemp("effect"), events=events(*before, *after), measures=done)


def test_only_measures_that_began_somewhere_can_be_judged(workspace):
    assert set(measures_with_start(workspace)["measure_key"]) == {"a", "mitt", "sen"}


def test_where_every_area_touches_the_place_there_is_nothing_to_compare_with(workspace):
    answer = measure_effect(workspace, "a", Role.POLICE)
    assert answer.verdict is Verdict.TOO_FEW
    assert "inga områden kvar" in answer.why_not


def test_a_month_that_the_start_fell_in_is_in_neither_period(workspace):
    begun, middle = (measure_effect(workspace, key, Role.POLICE) for key in ("a", "mitt"))
    assert (str(begun.before), str(begun.after)) == ("2024-01--2024-12", "2025-01--2025-12")
    assert (str(middle.before), str(middle.after)) == ("2024-02--2024-12", "2025-02--2025-12")


@pytest.mark.parametrize(("key", "why"), [("sen", "6 hela månader"), ("aldrig", "inte börjat"), ("utan", "område")])
def test_what_cannot_be_judged_says_why(workspace, key, why):
    answer = measure_effect(workspace, key, Role.POLICE)
    assert (answer.verdict, answer.table.empty) == (Verdict.TOO_FEW, True)
    assert why in answer.why_not


def test_an_unknown_measure_is_refused(workspace):
    with pytest.raises(KeyError):
        measure_effect(workspace, "finns inte", Role.POLICE)


def test_reports_are_asked_only_where_no_crime_has_the_theme(workspace):
    assert measure_effect(workspace, "a", Role.POLICE).indicator.id == "anmalda_brott"
    asked = EffectQuestion(themes=("miljo",))
    assert measure_effect(workspace, "a", Role.POLICE, asked).indicator.id == "rapporter_otrygga_platser"


def judged(place: tuple[int, int], *around: tuple[int, int]) -> Verdict:
    """Against a large comparison that stands still."""
    codes = ["p", *(f"b{i}" for i in range(len(around))), "c"]
    sums = pd.DataFrame([place, *around, (4000, 4000)], columns=["before", "after"], index=codes)
    names = dict(zip(codes, codes, strict=True))
    return verdict_of(compared_places(sums, names, "p", tuple(codes[1:-1]), ["c"], Spread()))


@pytest.mark.parametrize(
    ("place", "around", "verdict"),
    [
        ((100, 50), [(100, 100), (80, 82)], Verdict.HELPED),
        ((100, 50), [(100, 150), (80, 82)], Verdict.MOVED),  # one area by itself
        ((200, 100), [(400, 430), (400, 440), (400, 445), (400, 440)], Verdict.MOVED),  # all of them together
        ((100, 102), [(100, 150), (80, 82)], Verdict.NO_CLEAR_EFFECT),  # nothing left the place, so nothing moved
        ((100, 170), [(100, 100)], Verdict.WORSE),
        ((8, 6), [(100, 100)], Verdict.TOO_FEW),
        ((3, 2), [(100, 100)], Verdict.TOO_FEW),
        ((100, 50), [], Verdict.HELPED),
    ],
)
def test_verdicts(place, around, verdict):
    assert judged(place, *around) is verdict


@pytest.mark.parametrize(
    ("chosen", "rest", "told"),
    [
        (Verdict.HELPED, Verdict.NO_CLEAR_EFFECT, Verdict.DEPENDS),
        (Verdict.HELPED, Verdict.MOVED, Verdict.DEPENDS),
        (Verdict.NO_CLEAR_EFFECT, Verdict.WORSE, Verdict.DEPENDS),
        (Verdict.HELPED, Verdict.HELPED, Verdict.HELPED),
        (Verdict.TOO_FEW, Verdict.HELPED, Verdict.TOO_FEW),  # contradicts nothing
    ],
)
def test_two_comparisons_that_disagree_are_told_as_such(workspace, chosen, rest, told):
    base = replace(measure_effect(workspace, "a", Role.POLICE), why_not="")
    answer = with_agreement(replace(base, verdict=chosen), replace(base, verdict=rest))
    assert answer.verdict is told
    assert (answer.against_chosen, answer.against_rest) == ((chosen, rest) if told is Verdict.DEPENDS else (None, None))


def test_a_hidden_answer_is_not_told_by_the_other_comparison(workspace):
    base = measure_effect(workspace, "a", Role.POLICE)
    hidden = replace(base, verdict=Verdict.NO_CLEAR_EFFECT, why_not="Antalen är dolda.")
    assert with_agreement(hidden, replace(base, verdict=Verdict.HELPED, why_not="")) is hidden


def test_expected_is_the_place_before_changed_as_the_comparison():
    sums = pd.DataFrame({"before": [40, 200], "after": [30, 100]}, index=["p", "c"])
    table = compared_places(sums, {"p": "P"}, "p", (), ["c"], Spread())
    assert table.loc[0, "expected"] == 20
    assert table.loc[0, "size"] == pytest.approx(50)
    assert np.isnan(table.loc[1, "size"])


@pytest.fixture(scope="module")
def placed(tmp_path_factory):
    """Norr ends at 16.1 in the east; where it moved to lies 300 m beyond, in Väster; the others stand still."""
    rng = np.random.default_rng(5)
    rows = []
    for months_of, norr, ring in ((months("2024-01", 12), 20, 4), (months("2025-01", 12), 8, 12)):
        for month in months_of:
            near = 16.1 + rng.uniform(200, 400, ring) / 57_000
            rows += [(NORR, month, lon, 59.15) for lon in rng.uniform(16.04, 16.06, norr)]
            rows += [(VASTER, month, lon, 59.15) for lon in near]
            rows += [(VASTER, month, lon, 59.15) for lon in rng.uniform(16.15, 16.19, 10)]
            rows += [(area, month, lon, 59.02) for area, lon in ((SODER, 16.05), (OSTER, 16.15)) for _ in range(30)]
            rows += [(NORR, month, None, None)] * 3  # known by area only
    frame = pd.DataFrame(rows, columns=["area_code", "month_text", "lon", "lat"])
    start = pd.to_datetime(frame["month_text"] + "-15 20:00")
    table = frame[["area_code", "lon", "lat"]].assign(
        category="klotter", event_from=start, event_to=start, month=start.dt.year * 12 + start.dt.month - 1,
        precision=np.where(frame["lon"].isna(), "area", "exact"),
    )  # fmt: skip
    done = measures(("a", NORR, date(2025, 1, 1), "pagar")).assign(lon=16.05, lat=59.15)
    return workspace_with(tmp_path_factory.mktemp("ring"), events=table, measures=done), table


def slow_ring(workspace, table: pd.DataFrame, measure_point, inner: float, outer: float) -> dict[str, int]:
    """Each point by itself: its distance to the area or the spot, in metres."""
    crs, areas = workspace.municipality.projected_crs, workspace.areas
    core = measure_point or areas.geometry[areas["area_code"] == NORR].to_crs(crs).iloc[0]
    found = {"place": 0, "ring": 0}
    to_metres = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    for lon, lat in zip(table["lon"], table["lat"], strict=True):
        apart = core.distance(Point(*to_metres.transform(lon, lat))) if lon == lon else np.inf
        found["place"] += apart <= inner
        found["ring"] += inner < apart <= outer
    return found


@pytest.mark.parametrize("width", [250, 500, 1000])
@pytest.mark.parametrize("around", ["area", "spot"])
def test_a_ring_in_metres_counts_what_lies_in_it(placed, around, width):
    workspace, table = placed
    answer = measure_effect(workspace, "a", Role.POLICE, EffectQuestion(around=around, ring_m=width))
    sums = answer.table.set_index("group")[["before", "after"]].sum(axis=1)
    spot = Point(*Transformer.from_crs("EPSG:4326", "EPSG:3006", always_xy=True).transform(16.05, 59.15))
    inner = 300 if around == "spot" else 0
    slow = slow_ring(workspace, table, spot if around == "spot" else None, inner, inner + width)
    assert (sums["place"], sums["buffer"]) == (slow["place"], slow["ring"])
    assert f"{len(table) - 72} av {len(table)}" in answer.around_note.replace("\u00a0", "").replace("1 ", "1")


def test_the_quotient_of_a_ring_is_bowers_and_johnsons(placed):
    """By hand: (144/840 − 48/840) / (96/840 − 240/840) = −2/3: of what left the place two thirds came to the ring."""
    workspace, _ = placed
    answer = measure_effect(workspace, "a", Role.POLICE, EffectQuestion(around="area", ring_m=500))
    rows = answer.table.set_index("group")
    assert rows[["before", "after"]].to_numpy(int).tolist() == [[240, 96], [48, 144], [840, 840]]
    assert answer.quotient == pytest.approx(-2 / 3)
    assert answer.quotient_lower < -2 / 3 < answer.quotient_upper < 0
    assert answer.verdict is Verdict.MOVED and answer.compared_areas == (SODER, OSTER, VASTER)


def test_a_ring_with_hardly_any_events_says_so(placed):
    workspace, _ = placed
    answer = measure_effect(
        workspace, "a", Role.POLICE, EffectQuestion(around="spot", ring_m=250, themes=("vald_hot",))
    )
    assert "för få händelser (0)" in answer.around_note and np.isnan(answer.quotient)


def test_roles_outside_get_no_ring(placed):
    workspace, _ = placed
    ring = EffectQuestion(around="area", ring_m=500)
    assert measure_effect(workspace, "a", Role.READER, ring).around_note == ""
