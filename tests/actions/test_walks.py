"""Planning walks: what is written, what is refused and how it is said. On both databases."""

from datetime import date, datetime, timedelta

import geopandas as gpd
import pytest
from shapely.geometry import box

from lib.actions.store_keeping import check_store
from lib.actions.walk_faults import WalkGround
from lib.actions.walk_observations import Place
from lib.actions.walks import create_walk, part_loop, repeat_walk, save_stops, save_walk
from lib.domain.codes import Role, Secrecy
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.secrecy_change import CLASS_REASON
from lib.domain.settings import Settings
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.domain.walk import RouteChoice
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests import walk_rows
from tests.made_up import SLUG

LAKE = gpd.GeoDataFrame({"kind": ["lake"]}, geometry=[box(16.02, 59.11, 16.03, 59.12)], crs="EPSG:4326")
GOOD = {"title": "Runda", "starts_at": walk_rows.EVENING}
STOPS = list(walk_rows.STOPS)


def stored(url, table):
    return read_rows(open_database(url), SLUG, table)


def stop(**other):
    return {"name": "Bron", "lon": 16.05, "lat": 59.15} | other


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """One municipality for all that is refused: nothing is ever written in its store."""
    root = tmp_path_factory.mktemp("refused")
    workspace = walk_rows.opened(root, f"sqlite:///{root / 'store.db'}")
    ground = WalkGround(workspace.areas, LAKE, "EPSG:3006")

    def make(fields, stops=STOPS, role=Role.COORDINATOR):
        settings = Settings(root=root, database_url=f"sqlite:///{root / 'store.db'}")
        return create_walk(settings, workspace.folder, ground, fields, stops, walk_rows.TODAY, role, "Ada")

    return make


@pytest.mark.parametrize(
    ("fields", "stops", "message"),
    [
        (GOOD, [], "inget stopp"),
        (GOOD, STOPS[:1], "bara ett stopp"),
        (GOOD, [stop(name=f"S{n}") for n in range(300)], "för många stopp.*300"),
        (GOOD, [*STOPS, stop(lon=16.025, lat=59.115)], "ligger i vatten"),
        (GOOD, [*STOPS, stop(lon=17.9)], "utanför kommunens områden"),
        (GOOD, [*STOPS, stop(lon=float("nan"))], "läget saknas"),
        (GOOD, [*STOPS, stop(name=" ")], "texten saknas"),
        (GOOD, [*STOPS, stop(reason="Ring 070-123 45 67")], "pekar ut en person"),
        (GOOD, [*STOPS, stop(minutes=500)], "tiden vid stoppet är orimlig"),
        ({"title": "Runda"}, STOPS, "dag och tid saknas"),
        (GOOD | {"title": "..."}, STOPS, "texten saknas"),
        (GOOD | {"starts_at": datetime(2026, 9, 30, 18)}, STOPS, "dagen har redan varit"),
        (GOOD | {"starts_at": datetime(2046, 9, 30, 18)}, STOPS, "för långt fram"),
        (GOOD | {"meeting_before": datetime(2026, 12, 1)}, STOPS, "ligger efter vandringen"),
        (GOOD | {"meeting_after": datetime(2026, 10, 2)}, STOPS, "ligger före vandringen"),
        (GOOD | {"status": "vilar"}, STOPS, "valet finns inte"),
        (GOOD | {"problem_id": 99}, STOPS, "problemet finns inte"),
        (GOOD | {"purpose": "Hjälp 19121212-1212"}, STOPS, "pekar ut en person"),
        (GOOD | {"roles_invited": [{"role": "boende", "n_invited": 15}, {"role": "unga", "n_invited": 6}]}, STOPS,
         "fler än som kan gå.*21"),
        (GOOD | {"roles_invited": [{"role": "kungen", "n_invited": 1}]}, STOPS, "rollen finns inte"),
    ],
)  # fmt: skip
def test_what_cannot_be_walked_is_said(refused, fields, stops, message):
    with pytest.raises(InputFault, match=f"(?s){message}"):
        refused(fields, stops)


@pytest.mark.parametrize("role", [Role.BOARD, Role.READER, Role.PUBLIC, Role.REPORTER])
def test_only_those_who_make_the_picture_plan_walks(refused, role):
    with pytest.raises(InputFault, match="din roll får inte planera"):
        refused(GOOD, role=role)


def test_a_walk_of_an_earlier_day_may_be_written_when_it_is_done(refused):
    assert refused(GOOD | {"starts_at": datetime(2025, 3, 4, 18), "status": "genomford"}) > 0


def test_from_plan_to_change_to_a_walk_on_the_same_stops(tmp_path, database_url):
    workspace = walk_rows.opened(tmp_path, database_url)
    folder, ground = MunicipalityFolder(tmp_path, SLUG), WalkGround(workspace.areas, LAKE, "EPSG:3006")
    settings, by = walk_rows.settings_of(tmp_path, database_url), (Role.POLICE, "Ada")
    choice = RouteChoice(start=(16.05, 59.15), most_minutes=60.0)
    walk_id = walk_rows.walk(tmp_path, database_url, route_choice=choice.plain())
    (walk,) = stored(database_url, "walks").to_dict("records")
    assert RouteChoice.from_plain(walk["route_choice"]) == choice and walk["status"] == "utkast"
    stops = stored(database_url, "walk_stops")
    assert stops["area_code"].tolist() == ["0001R001"] * 3 and stops["number"].tolist() == [1, 2, 3]

    walk_rows.say(tmp_path, database_url, Place(walk_id, int(stops["id"][1]), 1), "a1", observation="Mörkt i tunneln")
    kept = [{"id": int(stops["id"][2]), "name": "Trappan", "lon": 16.054, "lat": 59.15}, stop(loop=2)]
    save_stops(settings, folder, ground, walk_id, kept, *by)
    after = stored(database_url, "walk_stops").set_index("name")
    assert "Torget" not in after.index, "nothing was said of it"
    assert (bool(after.loc["Tunneln", "is_left_out"]), after.loc["Trappan", "number"], after.loc["Bron", "loop"]) == (
        True,
        1,
        2,
    )

    version = save_walk(settings, folder, walk_id, 1, {"aim": "Ljust"}, walk_rows.TODAY, *by)
    late = walk_rows.EVENING.date() + timedelta(30)
    assert save_walk(settings, folder, walk_id, version, {"aim": "Ljusare"}, late, *by) == version + 1
    with pytest.raises(InputFault, match="dagen har redan varit"):
        save_walk(settings, folder, walk_id, version + 1, {"starts_at": walk_rows.EVENING + timedelta(1)}, late, *by)
    with pytest.raises(Conflict):
        save_walk(settings, folder, walk_id, 1, {"aim": "Annat"}, walk_rows.TODAY, *by)

    shared = {"secrecy": Secrecy.SHARED_WITH_POLICE, CLASS_REASON: "Poliser går med"}
    save_walk(settings, folder, walk_id, version + 1, shared, late, *by)
    again = repeat_walk(settings, folder, walk_id, datetime(2027, 10, 13, 18, 30), date(2027, 1, 1), *by)
    walks = stored(database_url, "walks").set_index("id")
    assert (walks.loc[again, "kind"], walks.loc[again, "repeat_of"]) == ("repeat", walk_id)
    assert walks.loc[again, "secrecy"] == Secrecy.SHARED_WITH_POLICE, "no wider than the first"
    new = stored(database_url, "walk_stops").query("walk_id == @again")
    assert set(new["same_as"].astype(int)) == {int(after.loc[name, "id"]) for name in ("Trappan", "Bron")}
    assert check_store(settings, by=AT_THE_COMMAND_LINE).is_sound


def test_a_loop_becomes_a_walk_of_its_own(tmp_path, database_url):
    workspace = walk_rows.opened(tmp_path, database_url)
    folder, ground = MunicipalityFolder(tmp_path, SLUG), WalkGround(workspace.areas, LAKE, "EPSG:3006")
    settings, by = walk_rows.settings_of(tmp_path, database_url), (Role.POLICE, "Ada")
    walk_id = walk_rows.walk(tmp_path, database_url)
    loops = [stop(name=f"Stopp {at}", loop=loop) for at, loop in enumerate((1, 1, 2, 2, 3, 3, 4), start=1)]
    save_stops(settings, folder, ground, walk_id, loops, *by)

    def part(loop):
        later = walk_rows.EVENING + timedelta(7)
        return part_loop(settings, folder, walk_id, loop, later, walk_rows.TODAY, *by)

    made = part(2)
    walks = stored(database_url, "walks").set_index("id")
    assert walks.loc[made, "title"].endswith(", slinga 2") and walks.loc[made, "status"] == "utkast"
    stops = stored(database_url, "walk_stops").sort_values("number")
    assert stops.query("walk_id == @made")[["number", "loop", "name"]].values.tolist() == [
        [1, 1, "Stopp 3"], [2, 1, "Stopp 4"]
    ]  # fmt: skip
    left = stops.query("walk_id == @walk_id")
    assert left["loop"].tolist() == [1, 1, 2, 2, 3] and left["number"].tolist() == [1, 2, 3, 4, 5]

    with pytest.raises(InputFault, match="minst 2 stopp"):
        part(3)
    spoken = int(left.query("loop == 2")["id"].iloc[0])
    walk_rows.say(tmp_path, database_url, Place(walk_id, spoken, 1), "a1", observation="Mörkt i tunneln")
    with pytest.raises(InputFault, match="redan anteckningar"):
        part(2)
    assert len(stored(database_url, "walks")) == 2
