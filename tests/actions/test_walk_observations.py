"""Answers during a walk: saved one by one, once each, and never over somebody else's. On both databases."""

import io
from datetime import date

import pytest
from PIL import Image
from sqlalchemy import select

from lib.actions.walk_decisions import decide_measure, decide_not_possible, undo_decision
from lib.actions.walk_lists import WalkedStops, import_walk_list
from lib.actions.walk_observations import Place, remove_observation
from lib.actions.walk_photos import add_photo, remove_photo
from lib.domain.checklist import Checklist
from lib.domain.codes import Role
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.store.audit import verify
from lib.store.database import open_database
from lib.store.reading import read_rows
from lib.store.tables import walk_photos
from tests.databases import migrated_url
from tests.made_up import SLUG, write_folder
from tests.walk_rows import BY, EVENING, TODAY, say, settings_of, walk

GATAN = {"title": "Byt lamporna", "owner_board": "Trafikverket", "due": date(2027, 4, 14)}
CHECKLIST = Checklist.model_validate(
    {
        "aspects": [
            {"id": "ljus", "name": "Ljus", "description": "Hur ljust.", "items": [{"id": "jamnt", "text": "Jämnt?"}]}
        ]
    }
)


@pytest.fixture
def walked(tmp_path, store_url):
    """The folder, the address, and the first stop of a walk that is there."""
    write_folder(tmp_path)
    walk_id = walk(tmp_path, store_url)
    (stop, *_) = rows(store_url, "walk_stops")
    return tmp_path, store_url, Place(walk_id, stop["id"])


@pytest.fixture
def closed(tmp_path):
    """On one database, for what is refused: nothing is written."""
    write_folder(tmp_path)
    url = migrated_url("sqlite", tmp_path)
    walk_id = walk(tmp_path, url)
    return tmp_path, url, Place(walk_id, rows(url, "walk_stops")[0]["id"])


def rows(url, table="walk_observations"):
    return read_rows(open_database(url), SLUG, table).to_dict("records")


def act(walked, action, *arguments, **named):
    root, url, _ = walked
    return action(settings_of(root, url), MunicipalityFolder(root, SLUG), *arguments, **named)


def test_an_answer_that_is_sent_twice_is_one_row(walked):
    first = say(*walked, "nyckel", feeling="otrygg")
    assert say(*walked, "nyckel", feeling="otrygg") == first
    assert say(*walked, "nyckel", first, feeling="bada") == (first[0], 2)
    assert say(*walked, "nyckel", first, feeling="bada") == (
        first[0],
        2,
    )  # the receipt never came, and it was sent again
    (row,) = rows(walked[1])
    assert (row["feeling"], row["version"], row["client_key"]) == ("bada", 2, "nyckel")
    assert verify(open_database(walked[1])).is_whole


def test_another_telephone_is_never_written_over(walked):
    first = say(*walked, "nyckel", observation="Mörkt")
    say(*walked, "nyckel", first, observation="Mörkt vid trappan")
    for seen in (first, None):
        with pytest.raises(Conflict) as told:
            say(*walked, "nyckel", seen, observation="Släckt lampa")
        assert told.value.theirs["observation"] == "Mörkt vid trappan"
    assert [row["observation"] for row in rows(walked[1])] == ["Mörkt vid trappan"]


@pytest.mark.parametrize(
    ("changes", "role", "told"),
    [
        ({"observation": "Ring Anna Andersson 070-123 45 67"}, BY, "texten pekar ut en person"),
        ({"feeling": "glad"}, BY, "valet finns inte"),
        ({"priority": 9}, BY, "valet finns inte"),
        ({"secrecy": "shared"}, BY, "valet finns inte"),
        ({"observation": "x" * 2001}, BY, "för lång"),
        ({"observation": "Mörkt"}, Role.BOARD, "din roll"),
        ({"observation": "Mörkt"}, Role.PUBLIC, "din roll"),
    ],
)  # fmt: skip
def test_what_is_refused_is_not_saved(closed, monkeypatch, changes, role, told):
    monkeypatch.setattr("tests.walk_rows.BY", role)
    with pytest.raises(InputFault, match=told):
        say(*closed, "nyckel", **changes)
    assert rows(closed[1]) == []


def test_a_stop_of_another_walk_a_group_too_many_and_an_unknown_field_are_refused(closed):
    root, url, place = closed
    other = walk(root, url, title="En annan")
    for wrong in (Place(other, place.stop_id), Place(place.walk_id, place.stop_id, 5), Place(999, None)):
        with pytest.raises(InputFault):
            say(root, url, wrong, "nyckel", feeling="trygg")
    with pytest.raises(ValueError, match="decision"):
        say(root, url, place, "nyckel", decision="measure")
    assert rows(url) == []


def test_an_observation_becomes_a_measure_of_a_private_owner_or_a_reason_and_can_be_undone(walked):
    lamps, gate = say(*walked, "a", observation="Släckta lampor"), say(*walked, "b", observation="Porten är öppen")
    key = act(walked, decide_measure, lamps, GATAN, TODAY, BY, "prov")
    act(walked, decide_not_possible, gate, "Fastighetsägaren säger nej på egen mark", BY, "prov")
    (measure,) = rows(walked[1], "measures")
    assert (measure["measure_key"], measure["owner_board"], measure["area_code"]) == (key, "Trafikverket", "0001R001")
    assert (measure["lon"], measure["secrecy"]) == (16.05, "internal")
    first, second = rows(walked[1])
    assert (first["decision"], first["measure_key"]) == ("measure", key)
    assert (second["decision"], second["reason"]) == ("not_possible", "Fastighetsägaren säger nej på egen mark")
    with pytest.raises(InputFault, match="redan beslutat"):
        act(walked, remove_observation, (second["id"], second["version"]), BY, "prov")
    act(walked, undo_decision, (second["id"], second["version"]), BY, "prov")
    act(walked, remove_observation, (second["id"], second["version"] + 1), BY, "prov")
    assert [row["id"] for row in rows(walked[1])] == [first["id"]]


def test_a_measure_that_was_decided_twice_is_made_once(walked):
    lamps = say(*walked, "a", observation="Släckta lampor")
    act(walked, decide_measure, lamps, GATAN, TODAY, BY, "prov")
    with pytest.raises(Conflict):
        act(walked, decide_measure, lamps, GATAN, TODAY, BY, "prov")
    assert len(rows(walked[1], "measures")) == 1


@pytest.mark.parametrize("missing", ["owner_board", "due", "title"])
def test_a_promise_has_an_owner_a_day_and_words(closed, missing):
    lamps = say(*closed, "a", observation="Släckta lampor")
    with pytest.raises(InputFault, match=r"saknas"):
        act(closed, decide_measure, lamps, GATAN | {missing: None}, TODAY, BY, "prov")
    with pytest.raises(InputFault, match=r"saknas"):
        act(closed, decide_not_possible, lamps, "  ", BY, "prov")
    assert rows(closed[1], "measures") == []
    assert rows(closed[1])[0]["decision"] is None


def jpeg(colour):
    content = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(content, "JPEG")
    return content.getvalue()


def test_a_photo_is_kept_once_always_internal_and_gone_when_it_is_removed(walked):
    row_id, version = say(*walked, "a", observation="Släckta lampor")
    photo = act(walked, add_photo, row_id, jpeg("red"), "a.jpg", BY, "prov")
    assert act(walked, add_photo, row_id, jpeg("red"), "igen.jpg", BY, "prov") == photo
    second = act(walked, add_photo, row_id, jpeg("blue"), "b.jpg", BY, "prov")
    assert act(walked, remove_photo, second, BY, "prov")
    assert not act(walked, remove_photo, second, BY, "prov")
    with pytest.raises(InputFault, match="Behörighet"):
        act(walked, add_photo, row_id, jpeg("green"), "c.jpg", Role.READER, "prov")
    with open_database(walked[1]).connect() as connection:
        (kept,) = connection.execute(select(walk_photos)).mappings()
    assert (kept["id"], kept["secrecy"], kept["width"]) == (photo, "internal", 64)
    act(walked, remove_observation, (row_id, version), BY, "prov")
    with open_database(walked[1]).connect() as connection:
        assert connection.execute(select(walk_photos)).all() == []


def read_in(walked, text, name="lista.csv"):
    _, url, place = walked
    stops = [{name: row[name] for name in ("id", "number", "name", "lon", "lat")} for row in rows(url, "walk_stops")]
    fitted = WalkedStops(stops, CHECKLIST, EVENING, "Europe/Stockholm")
    return act(walked, import_walk_list, place.walk_id, fitted, text.encode(), name, BY, "prov")


LISTA = """stopp;grupp;aspekt;känsla;iakttagelse;orsak;förslag;ägare;prioritet;tid;lon;lat
1;2;Ljus;otrygg;Tre lampor är släckta;;Byt dem;Trafikverket;1;18:41;;
tunneln;;ljus;Båda;Klotter;;;;;2026-10-14 18.50;;
;;;;Låg häck;;;;;;16,0541;59,1501
;;;;Längre bort;;;;;;16,09;59,15
"""
GPX = """<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="59.15" lon="16.0521"><time>2026-10-14T16:55:00Z</time><name>Mörkt</name><desc>i tunneln</desc></wpt></gpx>"""


def test_a_list_and_points_are_read_in_once(walked):
    assert read_in(walked, LISTA) == (4, 0)
    assert read_in(walked, LISTA) == (0, 4)
    assert read_in(walked, GPX, "punkter.gpx") == (1, 0)
    stops = {row["id"]: row["number"] for row in rows(walked[1], "walk_stops")}
    told = {row["observation"]: row for row in rows(walked[1])}
    assert {text: stops.get(row["stop_id"]) for text, row in told.items()} == {
        "Tre lampor är släckta": 1, "Klotter": 2, "Låg häck": 3, "Längre bort": None, "Mörkt: i tunneln": 2
    }  # fmt: skip
    lamps, gravel = told["Tre lampor är släckta"], told["Klotter"]
    assert (lamps["group_number"], lamps["aspect"], lamps["feeling"], lamps["priority"]) == (2, "ljus", "otrygg", 1)
    assert f"{lamps['observed_at']:%H:%M} {gravel['observed_at']:%H:%M}" == "18:41 18:50"
    assert gravel["feeling"] == "bada"
    assert f"{told['Mörkt: i tunneln']['observed_at']:%H:%M}" == "18:55"  # local


def test_a_list_with_faults_says_which_rows_and_saves_nothing(closed):
    wrong = LISTA + "9;1;;;Okänt stopp;;;;;;;\n1;7;luft;arg;Fel;;;;5;25:99;;\n1;1;;;Ring 070-123 45 67;;;;;;;\n"
    with pytest.raises(InputFault) as told:
        read_in(closed, wrong)
    text = str(told.value)
    assert "rad 6" in text
    assert "Stoppet finns inte på vandringen. Hittade: 9. Skriv 1 Torget, 2 Tunneln och 3 Trappan." in text
    assert all(word in text for word in ("Gruppen finns inte", "Aspekten finns inte", "Känslan finns inte",
                                         "Prioriteten finns inte", "Tiden går inte att läsa"))  # fmt: skip
    with pytest.raises(InputFault, match=r"rad 2.*pekar ut en person"):
        read_in(closed, "stopp;iakttagelse\n1;Ring 070-123 45 67\n")
    with pytest.raises(InputFault, match="Ingen kolumn heter iakttagelse"):
        read_in(closed, "stopp;text\n1;Mörkt\n")
    assert rows(closed[1]) == []
