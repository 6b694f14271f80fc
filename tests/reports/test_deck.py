"""A deck says what the pages say, shows each audience what it may see, and never claims more than the numbers allow."""

import json
from dataclasses import replace
from datetime import date
from functools import cache

import pandas as pd
import pytest
from sqlalchemy import text

from lib.analysis.figures import figures_of
from lib.analysis.meeting_frozen import frozen_material
from lib.analysis.meeting_material import present_material
from lib.analysis.version_rows import open_frozen
from lib.domain.audience import ROLES, Audience
from lib.domain.codes import Role
from lib.domain.deck import OwnSlide, OwnTexts, SlideKind, deck_content
from lib.domain.period import Period
from lib.domain.row import read_rows
from lib.domain.secrecy_change import CLASS_REASON
from lib.domain.selection import Selection
from lib.domain.sentences import tooltip_lines, value_words
from lib.reports.deck import make_deck
from lib.store.editing import create, save
from tests.made_up import AREAS, SLUG, workspace_with
from tests.versions import BEFORE, PERIOD, filled, frozen

NORR, SODER, *_ = AREAS
TODAY = date(2026, 3, 2)
ASKED = Selection(SLUG, Period.parse(PERIOD), Period.parse(BEFORE))
QUESTION = {"indicator": "anmalda_brott", "themes": ["skadegorelse"], "area": NORR, "period": BEFORE,
            "taken_on": "2025-01-10", "data_version": 1,
            "taken": {"value": 36.0, "lower": 25.2, "upper": 49.8, "numerator": 36, "unit": "per_1000",
                      "status": "value", "source": "Prov", "data_date": "2024-12-31",
                      "is_synthetic": False}}  # fmt: skip
CHANGED_SINCE = {"title": "Ändrat sedan dess", "secrecy": "shared_with_police", CLASS_REASON: "Polisen bad om det."}
SECRET = "HEMLIG BESKRIVNING"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Problem 1 is the municipality's own, 2 is shared with the police, 3 is open, 4 too but nobody has read it."""
    settings, workspace = filled(tmp_path_factory.mktemp("deck"))
    engine = workspace.data_key.engine
    with engine.begin() as connection:
        save(connection, "problems", 1, 1, {"question": QUESTION, "exposed": SECRET}, "prov")
        for title, secrecy in (("Delat problem", "shared_with_police"), ("Öppet problem", "open")):
            fields = {"title": title, "status": "prioriterat", "secrecy": secrecy, "area_code": SODER,
                      "exposed": SECRET, "question": QUESTION | {"area": SODER, "themes": []}}  # fmt: skip
            create(connection, "problems", SLUG, fields, "prov")
        unread = create(connection, "problems", SLUG, {"title": "Oläst", "status": "nytt", "secrecy": "open"}, "prov")
        connection.execute(text("UPDATE problems SET reviewed_by = NULL WHERE id = :id"), {"id": unread})
    return settings, workspace


@cache
def material_for(workspace, audience):
    return present_material(workspace, ASKED, (1, 2, 3, 4), ROLES[audience], TODAY)


def made(place, audience=Audience.INTERNAL, own=None, **more):
    return make_deck(material_for(place[1], audience), "Vårt möte", audience, own or OwnTexts(), **more)


def slide_of(deck, key):
    return next(slide for slide in deck.slides if slide.key == key)


def page_rows(place, by, role, name="anmalda_brott", asked=ASKED):
    return figures_of(place[1], asked, (name,), by, role)


@pytest.mark.parametrize("audience", list(Audience))
def test_every_number_is_the_one_that_the_pages_show(place, audience):
    deck, role = made(place, audience), ROLES[audience]
    (total,) = read_rows(page_rows(place, "total", role).to_dict("records"))
    assert slide_of(deck, "nyckeltal").numbers[0].value == value_words(total)

    months = page_rows(place, "period", role)
    line = slide_of(deck, "over-tid-anmalda_brott").line_chart
    for drawn, column in ((line.values, "value"), (line.lower, "lower"), (line.upper, "upper")):
        assert pd.Series(drawn, dtype=float).equals(months[column].astype(float).reset_index(drop=True))
    assert line.periods == tuple(months["period"])

    by_area = {row.area_code: tuple(tooltip_lines(row))
               for row in read_rows(page_rows(place, "area", role).to_dict("records"))}  # fmt: skip
    for view in slide_of(deck, "karta-anmalda_brott").area_map.views:
        for area in view.areas:
            assert area.words == by_area.get(area.code, (area.name, "Uppgift saknas"))

    for problem, area, themes in ((1, NORR, ("skadegorelse",)), (3, SODER, ())):
        shown = [slide for slide in deck.slides if slide.key == f"problem-{problem}"]
        assert bool(shown) == (problem == 3 or audience is not Audience.PUBLIC)
        for slide in shown:
            asked = replace(ASKED, areas=(area,), themes=themes)
            (row,) = read_rows(page_rows(place, "total", role, asked=asked).to_dict("records"))
            assert slide.numbers[0].value == value_words(row)
            if slide.line_chart:
                assert slide.line_chart.values[-1] == row.value


def test_a_title_says_that_a_sure_change_is_sure_and_an_unsure_is_not(place):
    deck = made(place)
    assert "ökning från" in slide_of(deck, "problem-1").title  # 36 to 72
    assert "större än slumpen brukar ge" in slide_of(deck, "problem-1").title
    assert "för få händelser för att avgöra" in slide_of(deck, "problem-3").title  # 0 to 4


def test_the_council_sees_no_problem_shared_with_the_police_and_no_small_count(place):
    keys = {audience: {slide.key for slide in made(place, audience).slides} for audience in Audience}
    assert {"problem-1", "problem-2", "problem-3"} <= keys[Audience.INTERNAL]
    assert "problem-2" not in keys[Audience.COUNCIL] and "problem-1" in keys[Audience.COUNCIL]
    written = json.dumps(deck_content(made(place, Audience.COUNCIL)), ensure_ascii=False)
    assert "Delat problem" not in written
    assert "Antal: 4" in json.dumps(deck_content(made(place)), ensure_ascii=False)
    assert "Antal: 4" not in written


def test_the_public_is_shown_nothing_that_nobody_has_read_and_no_internal_word(place):
    own = OwnTexts({"nyckeltal": OwnSlide(title="Egen rubrik", notes="Egen anteckning"),
                    "beslut": OwnSlide(asked="Eget beslut")})  # fmt: skip
    unread = json.dumps(deck_content(made(place, Audience.PUBLIC, own, noted=("Antecknat",))), ensure_ascii=False)
    inside = ("Egen", "Eget", "Antecknat", "Vårt möte", "Oläst", SECRET, "Klotter i Norr", "Delat", "Antal: 4", "lon")
    for words in inside:
        assert words not in unread, words
    assert "Öppet problem" in unread
    read = make_deck_read(place, own)
    assert slide_of(read, "nyckeltal").title == "Egen rubrik"
    assert slide_of(read, "beslut").lines == ("Eget beslut",)
    assert slide_of(read, "beslut").noted == ()  # written while the meeting goes on: nobody has read it


def make_deck_read(place, own):
    return made(place, Audience.PUBLIC, replace(own, are_read=True), noted=("Antecknat",))


def test_own_words_go_over_the_proposals_which_are_kept_beside_them(place):
    own = OwnTexts({"nyckeltal": OwnSlide(title="Egen rubrik", notes="Säg det"), "planen": OwnSlide(is_hidden=True)})
    slide = slide_of(made(place, own=own), "nyckeltal")
    assert (slide.title, slide.notes) == ("Egen rubrik", "Säg det")
    assert slide.proposed == slide_of(made(place), "nyckeltal").title
    assert made(place, own=own).seal != made(place).seal == made(place).seal


def test_the_last_slide_asks_for_what_each_problem_needs(place):
    last = made(place, noted=("Vi gör det",)).slides[-1]
    assert last.kind is SlideKind.DECISIONS
    assert last.lines[0] == "Fortsätt med åtgärderna: Klotter i Norr"
    assert last.lines[1] == "Utse vem som tar fram en åtgärd: Delat problem"
    assert last.noted == ("Vi gör det",)


def test_shapes_cover_the_sheet_and_each_area_is_where_it_lies(place):
    (view,) = slide_of(made(place), "karta-anmalda_brott").area_map.views  # four squares: no town to make larger
    by_name = {area.name: area.rings[0] for area in view.areas}
    middle = {name: (sum(x for x, _ in ring) / 4, sum(y for _, y in ring) / 4) for name, ring in by_name.items()}
    assert middle["Norr"][1] < middle["Söder"][1]  # north is up
    assert middle["Söder"][0] < middle["Öster"][0]
    assert all(0 <= x <= view.width and 0 <= y <= view.height for ring in by_name.values() for x, y in ring)


def test_a_municipality_without_anything_has_a_beginning_and_an_end(tmp_path):
    workspace = workspace_with(tmp_path)
    material = present_material(workspace, ASKED, (1, 2), Role.COORDINATOR, TODAY)
    deck = make_deck(material, "Tomt", Audience.INTERNAL, OwnTexts())
    assert [slide.key for slide in deck.slides] == ["inledning", "beslut"]


def test_a_frozen_version_gives_the_same_deck_whatever_happens_to_the_data(tmp_path):
    settings, workspace = filled(tmp_path)
    row_id = frozen(settings, workspace).row_id

    def deck(audience):
        opened = open_frozen(workspace, row_id, Role.COORDINATOR)
        return make_deck(frozen_material(workspace, opened, (1,), ROLES[audience]), "F", audience, OwnTexts())

    before, council = deck(Audience.INTERNAL), deck(Audience.COUNCIL)
    assert slide_of(before, "karta-anmalda_brott").title.startswith("Anmälda brott:")
    seal = open_frozen(workspace, row_id, Role.COORDINATOR).row["sha256"][:8]
    assert f"Version 1, kontrollsumma {seal}" in before.stamp
    assert "Antal: 4" in json.dumps(deck_content(before)) and "Antal: 4" not in json.dumps(deck_content(council))
    assert "problem-1" in {slide.key for slide in council.slides}
    with workspace.data_key.engine.begin() as connection:
        save(connection, "problems", 1, 1, CHANGED_SINCE, "prov")
    assert deck(Audience.INTERNAL).seal == before.seal
    assert "problem-1" not in {slide.key for slide in deck(Audience.COUNCIL).slides}  # made stricter afterwards
