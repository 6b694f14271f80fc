"""Writing a report, handling it, and joining two of the same thing. What writes is tried on both databases."""

from datetime import date, datetime

import pytest

from lib.actions.place_reports import PlaceReport, ReportGround, SavedRow, create_report, handle_report
from lib.actions.report_duplicates import join_report, near_reports, part_report
from lib.domain.codes import Precision, Role
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.report_handling import PoliceReported
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.geography.areas import read_areas
from lib.store.database import open_database
from lib.store.folders import read_definitions
from lib.store.reading import read_rows
from tests.made_up import SLUG, write_folder

NOW = datetime(2026, 10, 30, 21, 15, 40)
COORDINATOR = User("prov", Role.COORDINATOR)
CRS = "EPSG:3006"


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    folder = write_folder(tmp_path_factory.mktemp("ground"))
    return folder, ReportGround(read_definitions(folder).report_categories, read_areas(folder), CRS)


@pytest.fixture
def settings(tmp_path, database_url):
    return Settings(root=tmp_path, database_url=database_url)


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    """One store for all that is refused."""
    folder = tmp_path_factory.mktemp("refused")
    return Settings(root=folder, database_url=f"sqlite:///{folder / 'store.db'}")


def report(ground, **other):
    first = ground[1].categories.categories[0]
    reason = ground[1].categories.reasons[0].id
    said = {"category": first.id, "event_from": datetime(2026, 10, 30, 20, 0), "lon": 16.05, "lat": 59.15}
    return PlaceReport(**(said | {"reasons": (reason,), "police_reported": PoliceReported.NO} | other))


def write(settings, ground, by=COORDINATOR, **other):
    return create_report(settings, ground[0], ground[1], report(ground, **other), NOW, by)


def stored(settings):
    rows = read_rows(open_database(settings.database_url), SLUG, "reports").astype(object)
    return rows.where(rows.notna(), None).to_dict("records")


def test_a_report_gets_its_area_from_its_position_and_is_handled_to_its_end(settings, ground):
    saved = write(settings, ground, description=" Mörkt i tunneln ", place_name="Tunneln")
    (row,) = stored(settings)
    assert (row["area_code"], row["status"], row["description"], row["secrecy"]) == (
        "0001R001", "ny", "Mörkt i tunneln", "internal",
    )  # fmt: skip
    assert (row["reported_at"], row["month"], row["precision"]) == (datetime(2026, 10, 30, 21, 15, 40), 24321, "exact")

    def handle(version, **changes):
        return handle_report(settings, ground[0], saved.row_id, version, changes, COORDINATOR)

    with pytest.raises(InputFault, match="Bedömning"):
        handle(1, status="bedomd")
    second = handle(1, status="bedomd", assessment="Lampan är trasig", review_by=date(2026, 12, 1))
    with pytest.raises(InputFault, match="Vad det blev"):
        handle(second.version, status="avslutad")
    with pytest.raises(Conflict) as conflict:
        handle(1, status="avslutad", outcome="Lagad")
    assert conflict.value.theirs["assessment"] == "Lampan är trasig"
    handle(second.version, status="avslutad", outcome="Lampan är lagad")
    (row,) = stored(settings)
    assert (row["status"], row["outcome"], row["version"]) == ("avslutad", "Lampan är lagad", 3)


def test_two_of_the_same_thing_are_proposed_joined_and_parted(settings, ground):
    first, second = write(settings, ground), write(settings, ground, lon=16.0502)
    write(settings, ground, lon=16.06)
    (near,) = near_reports(settings, ground[0], second.row_id, CRS, COORDINATOR)
    assert near.report_id == first.row_id and 10 < near.distance_m < 13
    joined = join_report(settings, ground[0], second.row_id, 1, first.row_id, COORDINATOR)
    assert [row["duplicate_of"] for row in stored(settings)] == [None, f"#{first.row_id}", None]
    with pytest.raises(InputFault, match="åt andra hållet"):
        join_report(settings, ground[0], first.row_id, 1, second.row_id, COORDINATOR)
    assert near_reports(settings, ground[0], first.row_id, CRS, COORDINATOR) == ()
    part_report(settings, ground[0], second.row_id, joined.version, COORDINATOR)
    assert stored(settings)[1]["duplicate_of"] is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"description": "Ring 070-123 45 67"}, "telefonnummer"),
        ({"place_name": "Hos 19640823-3234"}, "personnummer"),
        ({"category": "finns_inte"}, "kategorin saknas"),
        ({"reasons": ("<script>",)}, "finns inte i kommunens lista"),
        ({"event_from": datetime(2026, 10, 31)}, "inte varit ännu"),
        ({"lon": 1.0, "lat": 1.0}, "utanför kommunen"),
        ({"lon": None, "lat": None}, "platsen saknas"),
        ({"lon": None, "lat": None, "area_code": "1980R001"}, "området finns inte"),
        ({"event_to": datetime(2026, 1, 1)}, "slutet är före början"),
    ],
)
def test_what_is_refused_says_why_and_saves_nothing(closed, ground, changes, message):
    with pytest.raises(InputFault, match=message):
        write(closed, ground, **changes)
    assert stored(closed) == []


@pytest.mark.parametrize("role", [Role.READER, Role.PUBLIC])
def test_only_those_who_work_here_report(closed, ground, role):
    with pytest.raises(InputFault, match="din roll"):
        write(closed, ground, User("prov", role))


@pytest.mark.parametrize("role", [Role.BOARD, Role.REPORTER, Role.READER, Role.PUBLIC])
def test_only_police_and_coordinator_handle_and_join(closed, ground, role):
    by = User("prov", role)
    with pytest.raises(InputFault, match="din roll"):
        handle_report(closed, ground[0], 1, 1, {"status": "avslutad", "outcome": "Klart"}, by)
    assert near_reports(closed, ground[0], 1, CRS, by) == ()


def test_a_reporter_may_write_and_an_area_is_enough(tmp_path, ground):
    settings = Settings(root=tmp_path, database_url=f"sqlite:///{tmp_path / 'store.db'}")
    saved = write(settings, ground, User("prov", Role.REPORTER), lon=None, lat=None, area_code="0001R001")
    (row,) = stored(settings)
    assert saved == SavedRow(row["id"], 1) and row["precision"] == Precision.AREA and row["area_code"] == "0001R001"
