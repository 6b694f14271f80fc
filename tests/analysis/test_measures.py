"""Measures as the page has them: what is late, which fit the choices, and who may read what."""

from datetime import date

import pandas as pd
import pytest

from lib.analysis.focus_work import focus_measures
from lib.analysis.measures import (
    Narrowing,
    kinds_of,
    measure_days,
    measure_history,
    measures_of,
    narrowed,
    stage_counts,
)
from lib.analysis.ongoing import ongoing_measures
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.made_up import SLUG, asked, batch_of, workspace_with, write_plan

TODAY = date(2026, 7, 20)
ROWS = pd.DataFrame(
    [
        {"measure_key": "a", "title": "Lampor", "area_code": "0001R001", "theme": "miljo", "status": "pagar",
         "owner_board": "styrelsen", "started": date(2026, 1, 1), "due": date(2026, 7, 10), "prevention": "situational",
         "level": "primary", "focus_area": "2", "target_areas": "A;C", "secrecy": "open", "expected": "Ljusare",
         "lon": 16.05, "lat": 59.15},
        {"measure_key": "b", "title": "Läxhjälp", "area_code": "0001R002", "theme": "ordning", "status": "genomford",
         "owner_board": None, "due": date(2026, 7, 1), "follow_up_on": date(2026, 7, 19), "prevention": "social",
         "level": "secondary", "secrecy": "internal"},
        {"measure_key": "c", "title": "Kamera", "theme": "ordning", "status": "ej_genomforbar",
         "owner_board": "Polisen", "due": date(2025, 1, 1), "prevention": "situational", "level": "primary",
         "secrecy": "shared_with_police"},
        {"measure_key": "d", "title": "Fältare", "status": "foreslagen", "owner_board": "Polisen",
         "started": date(2026, 9, 1), "secrecy": "internal"},
    ]
).assign(is_quick=False)  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = tmp_path_factory.mktemp("measures")
    opened = workspace_with(root)
    write_plan(MunicipalityFolder(root, SLUG))
    engine = open_database(opened.database_url)
    with engine.begin() as connection:
        add_batch(connection, batch_of("measures"), {"measures": ROWS})
    return workspace_with(root)


def of(workspace, role=Role.COORDINATOR, today=TODAY):
    return measures_of(workspace, role, today)


def test_only_what_is_still_to_be_done_is_late(workspace):
    late = of(workspace).set_index("measure_key")["late"].to_dict()
    assert late == {
        "a": "Skulle vara klar för 10 dagar sedan",
        "b": "Skulle följas upp för 1 dag sedan",
        "c": "",
        "d": "",
    }
    assert not of(workspace, today=date(2026, 7, 10))["is_late"].any()


def test_the_days_ahead_leave_out_what_is_done_or_closed(workspace):
    days = measure_days(of(workspace))
    assert list(zip(days["day"].astype(str), days["what"], days["is_late"], strict=True)) == [
        ("2026-07-10", "due", True),
        ("2026-07-19", "follow_up_on", True),
        ("2026-09-01", "started", False),
    ]


def test_owners_are_boards_by_name_others_as_they_are_or_missing(workspace):
    assert of(workspace)["owner"].tolist() == ["Styrelsen", "ägare saknas", "Polisen", "Polisen"]


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Narrowing(), "abcd"),
        (Narrowing(owner="-"), "b"),
        (Narrowing(owner="Polisen", theme="ordning"), "c"),
        (Narrowing(target_area="C"), "a"),
        (Narrowing(prevention="situational", level="primary"), "ac"),
        (Narrowing(only_late=True), "ab"),
        (Narrowing(areas=("0001R002", "0001R003")), "b"),
        (Narrowing(focus_area="2", status="foreslagen"), ""),
    ],
)
def test_every_choice_narrows(workspace, wanted, keys):
    assert "".join(narrowed(of(workspace), wanted)["measure_key"]) == keys


def test_the_kinds_add_up_to_the_open_measures(workspace):
    rows = of(workspace)
    counts, n_unsaid = kinds_of(rows)
    assert counts.to_numpy().sum() + n_unsaid == rows["is_open"].sum() == 3
    assert (counts.loc["situational", "primary"], counts.loc["social", "tertiary"], n_unsaid) == (1, 0, 1)
    assert stage_counts(rows) == {"att_borja": 1, "pa_gang": 1, "att_folja_upp": 1, "avslutade": 1}


def test_each_role_reads_its_classes_and_the_public_no_texts_and_no_places(workspace):
    keys = {role: "".join(of(workspace, role)["measure_key"]) for role in Role}
    assert keys == {
        Role.POLICE: "abcd", Role.COORDINATOR: "abcd", Role.BOARD: "abd", Role.REPORTER: "abd", Role.READER: "abd",
        Role.PUBLIC: "a", Role.OPERATOR: "a",
    }  # fmt: skip
    (row,) = of(workspace, Role.PUBLIC).to_dict("records")
    assert (row["title"], row["expected"], pd.isna(row["lon"])) == ("Lampor", "", True)
    assert measures_of(workspace)["measure_key"].tolist() == ["a"]
    assert measure_history(workspace, 1, Role.PUBLIC).empty


def test_what_goes_on_in_an_area_comes_with_open_ones_first(workspace):
    assert ongoing_measures(workspace, asked(), Role.COORDINATOR)["title"].tolist()[-1] == "Kamera"
    here = ongoing_measures(workspace, asked(areas=("0001R001",)), Role.COORDINATOR)
    assert here[["title", "status"]].values.tolist() == [["Lampor", "pågår"]]


def test_a_focus_area_has_what_is_placed_there_and_what_nobody_has_placed_by_theme(workspace):
    places, school = (area for area in workspace.definitions.plan.focus_areas if area.slug in ("platser", "skola"))
    found = {area.slug: focus_measures(workspace, asked(), area, Role.COORDINATOR) for area in (places, school)}
    assert "Lampor" in found["platser"]["title"].tolist() and "Lampor" not in found["skola"]["title"].tolist()
    assert focus_measures(workspace, asked(), school).empty  # the least role reads the open ones only
